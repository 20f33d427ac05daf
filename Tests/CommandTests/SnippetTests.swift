import Foundation
import Testing

/// The README's programs that use the co-process are run as they stand there.
@Suite struct SnippetTests {
  private static let secret = "kZ7mQw2xRt"
  private static let event =
    #"{"event":"command","uuid":"b6cc50e7-914a-4067-87c6-f71836bd1018","distinct_id":"i-1","#
    + #""timestamp":"2026-03-14T09:02:10Z","properties":{"path":"run","#
    + #""errorDetail":"login failed: password=\#(secret)"}}"#

  private static func has(_ program: String) -> Bool {
    ["/usr/bin/", "/bin/", "/usr/local/bin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  /// What `program` prints when it runs the README's block of `language` and `rest` behind it.
  private func output(of program: String, _ language: String, _ rest: String) throws -> String {
    let readme = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../README.md").standardizedFileURL
    let blocks = try String(contentsOf: readme, encoding: .utf8)
      .components(separatedBy: "```\(language)\n").dropFirst()
    let block = try #require(blocks.first?.components(separatedBy: "\n```").first)
    let folder = try Folder()
    try folder.write(block + "\n" + rest, to: "program")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, folder.path + "/program"]
    let beside = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path
    process.environment = ["PATH": "\(beside):/usr/local/bin:/usr/bin:/bin"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func check(_ output: String) {
    let lines = output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("password=[redacted:password]") == true)
    #expect(lines.last == "null" || lines.last == "None")
    #expect(!output.contains(Self.secret))
  }

  @Test func `the program in Python`() throws {
    let rest = """
      print(json.dumps(before_send(json.loads('\(Self.event)'))))
      print(before_send({"event": "\(Self.secret)"}))
      redact.stdin.close()
      redact.wait()
      """
    check(try output(of: "python3", "python", rest))
  }

  @Test(.enabled(if: has("node"), "node is not installed: the README's program is not run"))
  func `the program in Node`() throws {
    let rest = """
      (async () => {
        console.log(JSON.stringify(await scrubbed(\(Self.event))));
        console.log(await scrubbed({ event: "\(Self.secret)" }));
        redact.stdin.end();
      })();
      """
    check(try output(of: "node", "javascript", rest))
  }
}
