import SystemIO

/// A directory that is removed with everything in it at the end of a test.
final class TemporaryFolder {
  let path: FilePath

  init() throws {
    path = try FileSystem.createTemporaryDirectory(prefix: "redact-tests")
  }

  deinit {
    try? FileSystem.removeTree(path)
  }

  func file(_ name: String, _ content: String = "content") throws -> FilePath {
    let file = path.appending(FilePath(name))
    try FileSystem.write(Array(content.utf8), to: file)
    return file
  }

  func text(of path: FilePath) throws -> String {
    String(decoding: try FileSystem.readAll(path), as: UTF8.self)
  }

  var names: [String] {
    get throws {
      try FileSystem.entries(of: path).map(\.description)
    }
  }
}
