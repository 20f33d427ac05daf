import SystemIO
import Testing

@Suite struct AtomicReplacementTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test(arguments: [0o600, 0o644, 0o444, 0o755] as [UInt32])
  func keepsTheMode(permissions: UInt32) throws {
    let path = try folder.file("a", "old")
    try FileSystem.setPermissions(permissions, of: path)
    let owner = try FileStatus(of: path).ownerID
    try replace(path, with: "new")
    #expect(try folder.text(of: path) == "new")
    #expect(try FileStatus(of: path).permissions == permissions)
    #expect(try FileStatus(of: path).ownerID == owner)
    #expect(try folder.names == ["a"])
  }

  @Test func keepsExtendedAttributes() throws {
    let path = try folder.file("a", "old")
    let file = try FileDescriptor(opening: path, .append)
    let long = [UInt8](repeating: 7, count: 3000)
    for (name, value) in [("user.short", [1, 2, 0]), ("user.none", []), ("user.long", long)] {
      try file.setAttribute(value, named: name)
    }
    try replace(path, with: "new")
    let new = try FileDescriptor(opening: path, .read)
    #expect(try new.attributeNames() == ["user.long", "user.none", "user.short"])
    #expect(try new.attribute(named: "user.long") == long)
    #expect(try new.attribute(named: "user.short") == [1, 2, 0])
    #expect(try new.attribute(named: "user.none") == [])
    #expect(try new.attribute(named: "user.other") == nil)
  }

  #if os(Linux)
    @Test func keepsTheAccessControlList() throws {
      let path = try folder.file("a", "old")
      try FileDescriptor(opening: path, .append).setAttribute(
        AccessList.readableByUser(4711),
        named: "system.posix_acl_access"
      )
      let permissions = try FileStatus(of: path).permissions
      try replace(path, with: "new")
      let new = try FileDescriptor(opening: path, .read)
      #expect(
        try new.attribute(named: "system.posix_acl_access") == AccessList.readableByUser(4711)
      )
      #expect(try new.status().permissions == permissions)
    }

    @Test func takesNoAccessControlListFromTheFolder() throws {
      let path = try folder.file("a", "old")
      try FileSystem.setPermissions(0o640, of: path)
      try FileDescriptor(opening: folder.path, .read).setAttribute(
        AccessList.readableByUser(4711),
        named: "system.posix_acl_default"
      )
      try replace(path, with: "new")
      let new = try FileDescriptor(opening: path, .read)
      #expect(try new.attributeNames() == [])
      #expect(try new.status().permissions == 0o640)
    }
  #endif

  @Test func withoutACommitTheOriginalStays() throws {
    let path = try folder.file("a", "old")
    do {
      let replacement = try AtomicReplacement(of: path)
      try replacement.write(Array("half".utf8))
      #expect(try folder.names.count == 2)
    }
    #expect(try folder.text(of: path) == "old")
    #expect(try folder.names == ["a"])
  }

  @Test func theNewContentIsPrivateUntilCommitted() throws {
    let path = try folder.file("a", "old")
    try FileSystem.setPermissions(0o666, of: path)
    let replacement = try AtomicReplacement(of: path)
    let status = try FileStatus(of: replacement.temporary)
    #expect(status.permissions == 0o600)
  }

  @Test func refusesAFileThatGrew() throws {
    let path = try folder.file("a", "old")
    let replacement = try AtomicReplacement(of: path)
    try replacement.write(Array("new".utf8))
    try FileDescriptor(opening: path, .append).writeAll("er")
    expectChanged(replacement)
    #expect(try folder.text(of: path) == "older")
    #expect(try folder.names == ["a"])
  }

  @Test func refusesAFileThatWasReplaced() throws {
    let path = try folder.file("a", "old")
    let replacement = try AtomicReplacement(of: path)
    try FileSystem.rename(try folder.file("b", "two"), to: path)
    expectChanged(replacement)
    #expect(try folder.text(of: path) == "two")
  }

  @Test func refusesAFileThatIsGone() throws {
    let path = try folder.file("a", "old")
    let replacement = try AtomicReplacement(of: path)
    try FileSystem.removeFile(path)
    expectChanged(replacement)
    #expect(try folder.names == [])
  }

  @Test func keepsASymbolicLink() throws {
    let path = try folder.file("a", "old")
    let link = folder.path.appending("link")
    try FileSystem.createSymbolicLink(at: link, to: "a")
    try replace(link, with: "new")
    #expect(try FileStatus(ofLink: link).kind == .symbolicLink)
    #expect(try folder.text(of: path) == "new")
  }

  @Test func refusesHardLinks() throws {
    let path = try folder.file("a")
    try FileSystem.createHardLink(at: folder.path.appending("b"), to: path)
    try FileSystem.createHardLink(at: folder.path.appending("c"), to: path)
    let error = #expect(throws: ReplacementError.self) { _ = try AtomicReplacement(of: path) }
    #expect(error == .hardLinks(3))
    #expect(error?.description == "has 3 hard links")
    #expect(try folder.names == ["a", "b", "c"])
  }

  @Test func refusesWhatIsNoFile() throws {
    #expect(throws: ReplacementError.notRegularFile) { _ = try AtomicReplacement(of: folder.path) }
    #expect(throws: ReplacementError.notRegularFile) { _ = try AtomicReplacement(of: "/dev/null") }
  }

  @Test func namesAsLongAsTheSystemAllowsWork() throws {
    let path = try folder.file(String(repeating: "n", count: 255), "old")
    try replace(path, with: "new")
    #expect(try folder.text(of: path) == "new")
  }

  private func expectChanged(_ replacement: consuming AtomicReplacement) {
    do {
      try replacement.commit()
      Issue.record("the commit went through")
    } catch {
      #expect(error == .fileChanged)
    }
  }

  private func replace(_ path: FilePath, with text: String) throws {
    let replacement = try AtomicReplacement(of: path)
    try replacement.write(Array(text.utf8))
    try replacement.commit()
  }
}
