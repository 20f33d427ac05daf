#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// What the system knows about a file.
public struct FileStatus: Sendable, Hashable {
  /// What the file is.
  public let kind: FileKind

  /// The size in bytes.
  public let byteCount: Int

  /// The permission bits, with set-user-id, set-group-id and sticky: `0o7777` at most.
  public let permissions: UInt32

  /// The numeric user who owns the file.
  public let ownerID: UInt32

  /// The numeric group of the file.
  public let groupID: UInt32

  /// The number of names the file has.
  public let linkCount: Int

  /// The device the file is on.
  public let device: UInt64

  /// The number of the file on its device.
  public let inode: UInt64

  /// When the content last changed, since 1970.
  public let modified: Duration

  /// The status of the file at `path`, of its target where it is a symbolic link.
  public init(of path: FilePath) throws(SystemError) {
    var result = stat()
    try unsafe path.withCString { (path) throws(SystemError) in
      _ = try SystemError.retrying("stat") { unsafe stat(path, &result) }
    }
    self.init(result)
  }

  /// The status of the file at `path`, of the link itself where it is a symbolic link.
  public init(ofLink path: FilePath) throws(SystemError) {
    var result = stat()
    try unsafe path.withCString { (path) throws(SystemError) in
      _ = try SystemError.retrying("lstat") { unsafe lstat(path, &result) }
    }
    self.init(result)
  }

  /// The status of the open file with the number `descriptor`.
  init(ofDescriptor descriptor: Int32) throws(SystemError) {
    var result = stat()
    try SystemError.retrying("fstat") { unsafe fstat(descriptor, &result) }
    self.init(result)
  }

  /// Whether both are the same file, by whatever names.
  public func isSameFile(as other: FileStatus) -> Bool {
    device == other.device && inode == other.inode
  }

  /// Whether both are the same file with, as far as the system tells, the same content.
  public func describesSameContent(as other: FileStatus) -> Bool {
    isSameFile(as: other) && byteCount == other.byteCount && modified == other.modified
  }

  private init(_ status: stat) {
    kind = FileKind(mode: UInt32(status.st_mode))
    byteCount = Int(status.st_size)
    permissions = UInt32(status.st_mode) & 0o7777
    ownerID = status.st_uid
    groupID = status.st_gid
    linkCount = Int(status.st_nlink)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
