import Foundation
import Testing

/// Runs the command in a terminal that `script`(1) makes.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalTests {
  private func run(
    _ line: String,
    environment: [String: String] = [:],
    in folder: Folder
  ) throws
    -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["-qec", line, "/dev/null"]
    process.environment = environment.merging(["PATH": "/usr/bin:/bin", "TERM": "xterm"]) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a terminal gets colours`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "a.log")
    let text = try run("\(Command.path) audit a.log", in: folder)
    #expect(text.contains("\u{1B}[1;31mcritical"))
  }

  @Test func `NO_COLOR takes them away`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "a.log")
    let text = try run("\(Command.path) audit a.log", environment: ["NO_COLOR": "1"], in: folder)
    #expect(text.contains("critical"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `someone at a terminal is told that standard input is read`() throws {
    let text = try run("\(Command.path) < /dev/tty", in: try Folder())
    #expect(text.contains("redact: reading standard input; Ctrl-D ends it"))
  }

  @Test func `long work shows its progress and takes it away`() throws {
    let folder = try Folder()
    let line = String(repeating: "plain words ", count: 80) + "\n"
    let text = try run(
      "yes '\(line.dropLast())' | head -c 150000000 | \(Command.path) > out",
      in: folder
    )
    #expect(text.contains("MiB, standard input"))
    #expect(text.hasSuffix("\r\u{1B}[K"))
  }
}
