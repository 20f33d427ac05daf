#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// An open file: closed when the value goes away, unless it only borrows the number.
public struct FileDescriptor: ~Copyable, Sendable {
  /// How a file is opened.
  public enum Mode: Sendable {
    /// An existing file, for reading.
    case read
    /// An existing file that must not be reached through a symbolic link, for reading.
    case readWithoutFollowing
    /// A new or emptied file, for writing.
    case write
    /// A new or existing file, for writing at its end.
    case append
    /// A file that must not exist yet, for writing.
    case createExclusive

    fileprivate var flags: Int32 {
      switch self {
      case .read: O_RDONLY
      case .readWithoutFollowing: O_RDONLY | O_NOFOLLOW
      case .write: O_WRONLY | O_CREAT | O_TRUNC
      case .append: O_WRONLY | O_CREAT | O_APPEND
      case .createExclusive: O_WRONLY | O_CREAT | O_EXCL
      }
    }
  }

  /// The number the system knows the file by.
  public let number: Int32

  private var isOwned: Bool

  /// Opens the file at `path`; a file that is created gets `permissions` less the umask.
  public init(
    opening path: FilePath,
    _ mode: Mode,
    permissions: UInt32 = 0o666
  ) throws(SystemError) {
    number = try unsafe path.withCString { (path) throws(SystemError) in
      try SystemError.retrying("open") {
        unsafe open(path, mode.flags | O_CLOEXEC, mode_t(permissions))
      }
    }
    isOwned = true
  }

  /// A descriptor for a number that someone else opened and will close.
  public init(borrowing number: Int32) {
    self.number = number
    isOwned = false
  }

  /// A descriptor that closes `number`, which nobody else may close.
  init(owning number: Int32) {
    self.number = number
    isOwned = true
  }

  deinit {
    if isOwned {
      _ = close_(number)
    }
  }

  /// Standard input.
  public static var standardInput: FileDescriptor { FileDescriptor(borrowing: 0) }

  /// Standard output.
  public static var standardOutput: FileDescriptor { FileDescriptor(borrowing: 1) }

  /// Standard error.
  public static var standardError: FileDescriptor { FileDescriptor(borrowing: 2) }

  /// Closes the file now and says if that failed; a borrowed number stays open.
  public consuming func close() throws(SystemError) {
    guard isOwned else { return }
    isOwned = false
    // Not retried: after EINTR the number is gone on Linux and may belong to another thread.
    guard close_(number) < 0, errno != EINTR else { return }
    throw SystemError(code: errno, call: "close")
  }

  /// The status of the open file.
  public func status() throws(SystemError) -> FileStatus {
    try FileStatus(ofDescriptor: number)
  }

  /// Whether the file is a terminal.
  public var isTerminal: Bool {
    isatty(number) == 1
  }

  /// The width of the terminal in columns; nil when the file is no terminal or does not say.
  public var terminalColumns: Int? {
    var size = winsize()
    let result = unsafe ioctl(number, UInt(TIOCGWINSZ), &size)
    return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// Waits until the content is on the disk.
  public func synchronize() throws(SystemError) {
    try SystemError.retrying("fsync") { fsync(number) }
  }
}

/// `close(2)`, under a name that does not hide behind the method.
private func close_(_ number: Int32) -> Int32 {
  close(number)
}
