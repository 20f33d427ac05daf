import Foundation
import Testing

/// The library as other languages call it.
@Suite struct RedactCTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
  private static let header = sources.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/RedactC")

  /// The folder that the library and the tests were built into.
  private static let built: URL = {
    let own = URL(
      fileURLWithPath: CommandLine.arguments[0],
      relativeTo: URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    )
    return own.deletingLastPathComponent()
  }()

  private func run(_ words: String...) throws -> (status: Int32, said: String) {
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test(arguments: ["c", "c++"])
  func `a program of C is compiled against the header and scrubs`(language: String) throws {
    let program = FileManager.default.temporaryDirectory
      .appending(path: "redact-c-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: program) }
    let compiled = try run(
      "clang",
      "-x",
      language,
      "-Wall",
      "-Wextra",
      "-Werror",
      "-I\(Self.header.path)",
      Self.sources.appending(path: "Callers/caller.c").path,
      "-o",
      program,
      "-L\(Self.built.path)",
      "-lRedactC",
      "-Wl,-rpath,\(Self.built.path)",
      "-lpthread"
    )
    #expect(compiled.status == 0, "\(compiled.said)")
    let result = try run(program)
    #expect(result.said == "all is well\n")
    #expect(result.status == 0)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func `Python calls it by ctypes`() throws {
    let result = try run(
      "/usr/bin/python3",
      Self.sources.appending(path: "Callers/caller.py").path,
      Self.built.appending(path: "libRedactC.so").path
    )
    #expect(result.said == "all is well\n")
    #expect(result.status == 0)
  }
}
