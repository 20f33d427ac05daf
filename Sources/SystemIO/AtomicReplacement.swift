#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// New content for a file, which takes the place of the old all at once or not at all.
///
/// The content is written beside the file and renamed over it by `commit`, with the mode, owner and
/// extended attributes of the original, on Linux its access control list among them. Without a commit
/// it is removed and the original stays. A symbolic link stays a link: its target is replaced. Not
/// kept are the time of birth, flags (`chattr`), and access control lists on a Mac.
///
/// ```swift
/// var replacement = try AtomicReplacement(of: path)
/// let old = try replacement.original.readAll()
/// try replacement.write(scrubbed(old).span)
/// try replacement.commit()
/// ```
public struct AtomicReplacement: ~Copyable {
  /// The file as it is, open for reading.
  public let original: FileDescriptor

  /// The status of the original when it was opened.
  public let originalStatus: FileStatus

  /// The file that will be replaced, with links resolved.
  public let target: FilePath

  /// The file that holds the new content until it is committed.
  public let temporary: FilePath

  private let content: FileDescriptor
  private var isPending = true

  /// Opens the file at `path` and an empty one beside it.
  public init(of path: FilePath) throws(ReplacementError) {
    let target = try system { () throws(SystemError) in try FileSystem.resolved(path) }
    // Looked at before it is opened: opening a pipe would wait for a writer.
    let seen = try system { () throws(SystemError) in try FileStatus(ofLink: target) }
    guard seen.kind == .regular else { throw .notRegularFile }
    let original = try system { () throws(SystemError) in
      try FileDescriptor(opening: target, .readWithoutFollowing)
    }
    let number = original.number
    let status = try system { () throws(SystemError) in try FileStatus(ofDescriptor: number) }
    guard status.kind == .regular else { throw .notRegularFile }
    guard status.linkCount == 1 else { throw .hardLinks(status.linkCount) }
    // Not derived from the file's name, which may be as long as a name can be.
    let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
    let temporary = target.parent.appending(FilePath(".redact-\(suffix).tmp"))
    let content = try system { () throws(SystemError) in
      try FileDescriptor(opening: temporary, .createExclusive, permissions: 0o600)
    }
    self.target = target
    self.original = original
    originalStatus = status
    self.temporary = temporary
    self.content = content
  }

  deinit {
    if isPending {
      try? FileSystem.removeFile(temporary)
    }
  }

  /// Appends `bytes` to the new content.
  public func write(_ bytes: Span<UInt8>) throws(ReplacementError) {
    do {
      try content.writeAll(bytes)
    } catch {
      throw .system(error)
    }
  }

  /// Appends `bytes` to the new content.
  public func write(_ bytes: [UInt8]) throws(ReplacementError) {
    try write(bytes.span)
  }

  /// Puts the new content in the place of the original.
  ///
  /// - Returns: the names of extended attributes that the system did not let it keep; those that say
  ///   who may read the file are kept, or it fails.
  /// - Throws: `fileChanged` if the original was written to or replaced since it was opened. The
  ///   check and the rename are two steps: a write between them is lost.
  @discardableResult
  public consuming func commit() throws(ReplacementError) -> [String] {
    let lost: [String]
    do {
      try keepOwnerAndMode()
      lost = try keepAttributes()
      try content.synchronize()
    } catch {
      throw .system(error)
    }
    guard isUnchanged() else { throw .fileChanged }
    do {
      try FileSystem.rename(temporary, to: target)
      isPending = false
      try FileDescriptor(opening: target.parent, .read).synchronize()
    } catch {
      throw .system(error)
    }
    return lost
  }

  private func keepOwnerAndMode() throws(SystemError) {
    let status = try content.status()
    let (owner, group) = (originalStatus.ownerID, originalStatus.groupID)
    if (status.ownerID, status.groupID) != (owner, group) {
      try SystemError.retrying("fchown") { fchown(content.number, owner, group) }
    }
    // After the owner, because a change of owner clears the set-user-id bit.
    let permissions = mode_t(originalStatus.permissions)
    try SystemError.retrying("fchmod") { fchmod(content.number, permissions) }
  }

  /// The access control list of acl(5), which the mode bits are a part of.
  private static let accessList = "system.posix_acl_access"

  /// Gives the content the attributes of the original and returns the names of those that it did not
  /// take.
  private func keepAttributes() throws(SystemError) -> [String] {
    let names = try original.attributeNames()
    // A folder can hand its own list to new files.
    for name in try content.attributeNames() where !names.contains(name) && name == Self.accessList
    {
      try content.removeAttribute(named: name)
      try keepOwnerAndMode()
    }
    var lost: [String] = []
    for name in names {
      guard let value = try original.attribute(named: name) else { continue }
      do {
        guard try content.attribute(named: name) != value else { continue }
        try content.setAttribute(value, named: name)
      } catch {
        guard name != Self.accessList else { throw error }
        lost.append(name)
      }
    }
    return lost
  }

  private func isUnchanged() -> Bool {
    guard let now = try? FileStatus(ofLink: target) else { return false }
    return now.describesSameContent(as: originalStatus) && now.linkCount == 1
  }
}

private func system<Result: ~Copyable>(
  _ body: () throws(SystemError) -> Result
) throws(ReplacementError) -> Result {
  do {
    return try body()
  } catch {
    throw .system(error)
  }
}
