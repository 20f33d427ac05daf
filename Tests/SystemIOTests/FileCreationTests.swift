import SystemIO
import Testing

@Suite struct FileCreationTests {
  @Test func `a file is created with its content and permissions, and nothing beside it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("new")
    try FileSystem.create(path, containing: [1, 2, 3], permissions: 0o600)
    #expect(try FileSystem.readAll(path) == [1, 2, 3])
    #expect(try FileStatus(of: path).permissions == 0o600)
    #expect(try FileSystem.entries(of: folder.path) == ["new"])
  }

  @Test func `what exists is not replaced, be it a link to nothing`() throws {
    let folder = try TemporaryFolder()
    let (file, link) = (folder.path.appending("file"), folder.path.appending("link"))
    try FileSystem.create(file, containing: [1], permissions: 0o600)
    try FileSystem.createSymbolicLink(at: link, to: "nowhere")
    for path in [file, link] {
      let error = #expect(throws: SystemError.self) {
        try FileSystem.create(path, containing: [2], permissions: 0o600)
      }
      #expect(error?.isAlreadyThere == true)
    }
    #expect(try FileSystem.readAll(file) == [1])
    #expect(try FileSystem.entries(of: folder.path) == ["file", "link"])
  }

  @Test func `what is read-only is not writable, for root either`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("file")
    try FileSystem.create(path, containing: [], permissions: 0o600)
    #expect(FileSystem.isWritable(path))
    try FileSystem.setPermissions(0o444, of: path)
    #expect(!FileSystem.isWritable(path))
    #expect(!FileSystem.isWritable(folder.path.appending("missing")))
  }
}
