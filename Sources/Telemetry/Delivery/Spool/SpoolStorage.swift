package import SystemIO

/// What a spool does to the disk, one system call or so each.
///
/// A test puts its own in the place to end the process, or to run out of space, at any of them.
package protocol SpoolStorage: Sendable {
  /// Creates the file at `path`, which must not exist, with `bytes`, for the owner alone.
  ///
  /// A failure may leave a part. With `synchronously` the content is on the disk itself afterwards.
  func create(
    _ path: FilePath,
    containing bytes: [UInt8],
    synchronously: Bool
  ) throws(SystemError)

  /// Gives the file or directory at `source` the name `target`.
  func rename(_ source: FilePath, to target: FilePath) throws(SystemError)

  /// Removes the file at `path`.
  func remove(_ path: FilePath) throws(SystemError)

  /// Removes the directory at `path` with everything in it.
  func removeTree(_ path: FilePath) throws(SystemError)

  /// Creates a directory in an existing one, for the owner alone.
  func createDirectory(_ path: FilePath) throws(SystemError)

  /// Waits until the names in the directory at `path` are on the disk itself.
  func synchronizeDirectory(_ path: FilePath) throws(SystemError)

  /// The names in the directory at `path`, sorted.
  func entries(of path: FilePath) throws(SystemError) -> [FilePath]

  /// The content of the file at `path`, which is no link, if it has `limit` bytes at most.
  func content(of path: FilePath, limit: Int) throws(SystemError) -> [UInt8]
}

/// The disk.
package struct DiskStorage: SpoolStorage {
  package init() {}

  package func create(
    _ path: FilePath,
    containing bytes: [UInt8],
    synchronously: Bool
  ) throws(SystemError) {
    let file = try FileDescriptor(opening: path, .createExclusive, permissions: 0o600)
    try file.writeAll(bytes)
    if synchronously {
      try file.synchronize()
    }
    // Some file systems tell only here that there was no room.
    try file.close()
  }

  package func rename(_ source: FilePath, to target: FilePath) throws(SystemError) {
    try FileSystem.rename(source, to: target)
  }

  package func remove(_ path: FilePath) throws(SystemError) {
    try FileSystem.removeFile(path)
  }

  package func removeTree(_ path: FilePath) throws(SystemError) {
    try FileSystem.removeTree(path)
  }

  package func createDirectory(_ path: FilePath) throws(SystemError) {
    try FileSystem.createDirectory(path, permissions: 0o700)
  }

  package func synchronizeDirectory(_ path: FilePath) throws(SystemError) {
    try FileDescriptor(opening: path, .read).synchronize()
  }

  package func entries(of path: FilePath) throws(SystemError) -> [FilePath] {
    try FileSystem.entries(of: path)
  }

  package func content(of path: FilePath, limit: Int) throws(SystemError) -> [UInt8] {
    try FileDescriptor(opening: path, .readWithoutFollowing).readAll(limit: limit)
  }
}
