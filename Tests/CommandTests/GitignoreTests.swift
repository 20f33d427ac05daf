import Foundation
import Testing

@Suite struct GitignoreTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private static let paths = [
    "a.log", "b.txt", "build/x", "src/build/x", "src/a.c", "src/deep/er/a.c", "src/deep/b.tmp",
    "docs/a.md", "docs/keep.log", "docs/sub/a.md", "cache/1", "cache/keep", "x[1]", "x1", "sp ",
    "foo/bar", "foo/baz/bar", "-#a", "#a", "!a", "deep/one/two/three", "deep/two", "é.bin",
  ]

  private static let files = [
    ".gitignore": """
    # comment
    *.log
    !keep.log
    /build/
    deep/**/three
    **/er
    x[0-9]
    foo/*/bar
    \\#a
    \\!a
    sp\\ 
    ?.txt \u{20}
    """,
    "src/.gitignore": "*.tmp\r\n/a.c\r\n",
    "cache/.gitignore": "*\n!keep\n!.gitignore\n",
  ]

  @Test func `what git ignores is skipped, and nothing else`() throws {
    for path in Self.paths {
      try folder.write(Secret.line, to: path)
    }
    for (path, text) in Self.files {
      try folder.write(text, to: path)
    }
    try git("init", "-q")
    let listed = try git("-c", "core.quotePath=false", "ls-files", "-co", "--exclude-standard")
    let kept = Set(listed.split(separator: "\n").map(String.init))
      .filter { !$0.hasSuffix(".gitignore") }
    let result = try Command("audit", "--gitignore", ".", in: folder).run()
    let found = Set(
      result.text.split(separator: "\n").compactMap { line in
        line.split(separator: ":").first.map { String($0.dropFirst(2)) }
      }
    )
    #expect(found == kept)
    #expect(!kept.isEmpty && kept.count < Self.paths.count)
    #expect(result.status == 1)
    let everything = try Command("audit", ".", in: folder).run()
    #expect(everything.text.split(separator: "\n").count == Self.paths.count)
  }

  @Test func `files above the folder count as far as the repository goes`() throws {
    try folder.write("*.log\n", to: ".gitignore")
    try folder.write("*.txt\n", to: "repository/.gitignore")
    try folder.write("", to: "repository/.git/config")
    try folder.write(Secret.line, to: "repository/src/a.log")
    try folder.write(Secret.line, to: "repository/src/a.txt")
    let result = try Command("audit", "--gitignore", "--summary", "repository/src", in: folder)
      .run()
    #expect(result.text.hasSuffix("1 finding in 1 of 1 file, 54 bytes; skipped: 1 ignored\n"))
    #expect(result.status == 1)
    let named = try Command("audit", "--gitignore", "repository/src/a.txt", in: folder).run()
    #expect(named.status == 1)
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder.path] + arguments
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1",
    ]
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }
}
