#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// A pipe: what is written to one end is read from the other.
public struct Pipe: ~Copyable, Sendable {
  /// The end to read from.
  public let reading: FileDescriptor

  /// The end to write to.
  public let writing: FileDescriptor

  /// Creates an empty pipe whose ends are not passed on to other programs.
  public init() throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: pipe(2) writes two numbers, for which the array has room.
    try SystemError.retrying("pipe") { unsafe pipe(&ends) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    reading = FileDescriptor(owning: ends[0])
    writing = FileDescriptor(owning: ends[1])
  }

  /// The end to read from, with the other end closed.
  public consuming func closingWriter() -> FileDescriptor {
    reading
  }

  /// The end to write to, with the other end closed.
  public consuming func closingReader() -> FileDescriptor {
    writing
  }
}
