#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// A lock that one process holds at a time, for as long as the value lives; flock(2).
///
/// It is tied to an open file, so it ends with the process, however that ends. The file stays: removing
/// it would let two processes hold locks on two files of one name.
public struct FileLock: ~Copyable, Sendable {
  private let file: FileDescriptor

  /// Waits until nobody else holds the lock on the file at `path`, which is created if need be.
  public init(at path: FilePath) throws(SystemError) {
    file = try Self.locked(path, LOCK_EX)
  }

  /// Takes the lock on the file at `path`, or fails with an error that `isLocked` if somebody holds it.
  public init(tryingAt path: FilePath) throws(SystemError) {
    file = try Self.locked(path, LOCK_EX | LOCK_NB)
  }

  /// Takes the lock on the file at `path` as soon as nobody holds it.
  ///
  /// - Throws: an error that `isLocked` if somebody still holds it after `limit`: a process can be stopped
  ///   for good in the middle of anything.
  public init(at path: FilePath, within limit: Duration) throws(SystemError) {
    let deadline = MonotonicTime.now + limit
    while true {
      do {
        file = try Self.locked(path, LOCK_EX | LOCK_NB)
        return
      } catch {
        guard error.isLocked, MonotonicTime.now < deadline else { throw error }
        // flock(2) tells nobody when a lock becomes free.
        _ = poll(nil, 0, 2)
      }
    }
  }

  private static func locked(
    _ path: FilePath,
    _ operation: Int32
  ) throws(SystemError) -> FileDescriptor {
    let file = try FileDescriptor(opening: path, .append, permissions: 0o600)
    let number = file.number
    try SystemError.retrying("flock") { flock(number, operation) }
    return file
  }
}
