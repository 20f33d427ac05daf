#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// What can be done to files by name.
public enum FileSystem {
  /// The content of the file at `path`.
  ///
  /// - Throws: an error that `isTooLarge` when there are more than `limit` bytes.
  public static func readAll(_ path: FilePath, limit: Int = .max) throws(SystemError) -> [UInt8] {
    try FileDescriptor(opening: path, .read).readAll(limit: limit)
  }

  /// Makes `bytes` the content of the file at `path`, which is created if need be.
  ///
  /// A failure can leave a part: see `AtomicReplacement` for files that matter.
  public static func write(
    _ bytes: [UInt8],
    to path: FilePath,
    permissions: UInt32 = 0o666
  ) throws(SystemError) {
    let file = try FileDescriptor(opening: path, .write, permissions: permissions)
    try file.writeAll(bytes)
    try file.close()
  }

  /// Removes the name `path` of a file that is no directory.
  public static func removeFile(_ path: FilePath) throws(SystemError) {
    try unsafe path.withCString { (path) throws(SystemError) in
      _ = try SystemError.retrying("unlink") { unsafe unlink(path) }
    }
  }

  /// Gives the file at `source` the name `target`, in place of the file that has it.
  public static func rename(_ source: FilePath, to target: FilePath) throws(SystemError) {
    try unsafe call("rename", source, target) { unsafe rename_($0, $1) }
  }

  /// Gives the file at `target` the further name `link`.
  public static func createHardLink(
    at link: FilePath,
    to target: FilePath
  ) throws(SystemError) {
    try unsafe call("link", target, link) { unsafe link_($0, $1) }
  }

  /// Makes `link` stand for the path `target`, which need not exist.
  public static func createSymbolicLink(
    at link: FilePath,
    to target: FilePath
  ) throws(SystemError) {
    try unsafe call("symlink", target, link) { unsafe symlink($0, $1) }
  }

  /// Sets the permission bits of the file at `path`.
  public static func setPermissions(
    _ permissions: UInt32,
    of path: FilePath
  ) throws(SystemError) {
    try unsafe path.withCString { (path) throws(SystemError) in
      _ = try SystemError.retrying("chmod") { unsafe chmod(path, mode_t(permissions)) }
    }
  }

  /// The absolute path of the existing file at `path`, without symbolic links, `.` and `..`.
  public static func resolved(_ path: FilePath) throws(SystemError) -> FilePath {
    try unsafe path.withCString { (path) throws(SystemError) -> FilePath in
      guard let result = unsafe realpath(path, nil) else {
        throw SystemError(code: errno, call: "realpath")
      }
      // SAFETY: realpath(3) with a null buffer returns a terminated string from malloc.
      defer { unsafe free(result) }
      return unsafe FilePath(terminated: result)
    }
  }

  /// Whether this process may change the file or directory at `path`, and not merely because it is root.
  public static func isWritable(_ path: FilePath) -> Bool {
    guard let status = try? FileStatus(of: path), status.permissions & 0o222 != 0 else {
      return false
    }
    return unsafe path.withCString { unsafe access($0, W_OK) == 0 }
  }

  private static func call(
    _ name: String,
    _ first: FilePath,
    _ second: FilePath,
    _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) throws(SystemError) {
    try unsafe first.withCString { (first) throws(SystemError) in
      try unsafe second.withCString { (second) throws(SystemError) in
        _ = try SystemError.retrying(name) { unsafe body(first, second) }
      }
    }
  }
}

extension FilePath {
  /// The path in a terminated C string, copied.
  init(terminated text: UnsafePointer<CChar>) {
    // SAFETY: the caller promises a terminator, so strlen(3) stays inside.
    let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
    self.init(bytes: unsafe Array(bytes))
  }
}

private func rename_(_ source: UnsafePointer<CChar>, _ target: UnsafePointer<CChar>) -> Int32 {
  unsafe rename(source, target)
}

private func link_(_ target: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>) -> Int32 {
  unsafe link(target, name)
}
