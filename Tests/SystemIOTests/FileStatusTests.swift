import SystemIO
import Testing

@Suite struct FileStatusTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func tellsFilesFoldersLinksAndDevicesApart() throws {
    let file = try folder.file("file", "12345")
    let link = folder.path.appending("link")
    try FileSystem.createSymbolicLink(at: link, to: "file")
    #expect(try FileStatus(of: file).kind == .regular)
    #expect(try FileStatus(of: file).byteCount == 5)
    #expect(try FileStatus(of: folder.path).kind == .directory)
    #expect(try FileStatus(of: link).kind == .regular)
    #expect(try FileStatus(ofLink: link).kind == .symbolicLink)
    #expect(try FileStatus(of: "/dev/null").kind == .device)
  }

  @Test func countsLinksAndKeepsPermissions() throws {
    let file = try folder.file("file")
    try FileSystem.setPermissions(0o640, of: file)
    try FileSystem.createHardLink(at: folder.path.appending("other"), to: file)
    let status = try FileStatus(of: file)
    #expect(status.linkCount == 2)
    #expect(status.permissions == 0o640)
  }

  @Test func noticesADifferentContent() throws {
    let file = try folder.file("file", "old")
    let before = try FileStatus(of: file)
    #expect(before.describesSameContent(as: try FileStatus(of: file)))
    try FileDescriptor(opening: file, .append).writeAll("er")
    #expect(!before.describesSameContent(as: try FileStatus(of: file)))
  }
}
