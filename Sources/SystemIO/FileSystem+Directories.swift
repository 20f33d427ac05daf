#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

extension FileSystem {
  /// The entries of the directory at `path`, without `.` and `..`, in the order of their bytes.
  public static func entries(of path: FilePath) throws(SystemError) -> [FilePath] {
    let opened = unsafe path.withCString { unsafe opendir($0) }
    guard let directory = unsafe opened else {
      throw SystemError(code: errno, call: "opendir")
    }
    // SAFETY: opendir(3) gave the directory, and nothing uses it after this scope.
    defer { unsafe closedir(directory) }
    var names: [FilePath] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(directory) else { break }
      // SAFETY: `d_name` is terminated and lives in memory that readdir(3) owns until its next
      // call. The address comes from the entry, because the struct is shorter than its record.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name)
      guard let offset else { continue }
      let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
      let name = unsafe FilePath(terminated: start.assumingMemoryBound(to: CChar.self))
      if name != "." && name != ".." {
        names.append(name)
      }
    }
    guard errno == 0 else { throw SystemError(code: errno, call: "readdir") }
    return names.sorted()
  }

  /// Creates the directory `path` in an existing one.
  public static func createDirectory(
    _ path: FilePath,
    permissions: UInt32 = 0o777
  ) throws(SystemError) {
    try unsafe path.withCString { (path) throws(SystemError) in
      _ = try SystemError.retrying("mkdir") { unsafe mkdir(path, mode_t(permissions)) }
    }
  }

  /// Creates an empty directory that only this user may enter, with a name that nobody has used.
  ///
  /// It is in `TMPDIR`, else in `/tmp`, and its name begins with `prefix`.
  public static func createTemporaryDirectory(prefix: String) throws(SystemError) -> FilePath {
    let parent = FilePath(bytes: Environment.value(of: "TMPDIR") ?? Array("/tmp".utf8))
    let template = parent.appending(FilePath(prefix + "-XXXXXX"))
    return try unsafe template.withCString { (text) throws(SystemError) -> FilePath in
      // SAFETY: mkdtemp(3) writes over the template in place; the copy is ours and terminated.
      let copy = unsafe strdup(text)
      defer { unsafe free(copy) }
      guard let copy = unsafe copy, let result = unsafe mkdtemp(copy) else {
        throw SystemError(code: errno, call: "mkdtemp")
      }
      return unsafe FilePath(terminated: result)
    }
  }

  /// Removes the empty directory at `path`.
  public static func removeDirectory(_ path: FilePath) throws(SystemError) {
    try unsafe path.withCString { (path) throws(SystemError) in
      _ = try SystemError.retrying("rmdir") { unsafe rmdir(path) }
    }
  }

  /// Removes the file or directory at `path` with everything in it, without following links.
  public static func removeTree(_ path: FilePath) throws(SystemError) {
    guard try FileStatus(ofLink: path).kind == .directory else {
      return try removeFile(path)
    }
    // Listed first and removed in reverse, so that a directory is empty when its turn comes.
    var found: [DirectoryWalk.Step] = [.entry(path, try FileStatus(ofLink: path))]
    found.append(contentsOf: DirectoryWalk(of: path))
    for step in found.reversed() {
      switch step {
      case .entry(let path, let status) where status.kind == .directory: try removeDirectory(path)
      case .entry(let path, _): try removeFile(path)
      case .failure(_, let error): throw error
      }
    }
  }
}
