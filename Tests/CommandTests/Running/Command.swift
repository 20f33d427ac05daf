import Foundation

/// The built command, run as a user would run it.
struct Command {
  var arguments: [String]
  var input: [UInt8] = []
  var environment: [String: String] = [:]
  /// Run by a shell in front of the command, such as `ulimit -f 8`.
  var setUp: String?
  var folder: Folder?

  init(_ arguments: String..., input: String = "", in folder: Folder? = nil) {
    self.arguments = arguments
    self.input = Array(input.utf8)
    self.folder = folder
  }

  /// What came of a run.
  struct Result {
    var status: Int32
    var isSignal: Bool
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The binary, beside the tests' own.
  static let path: String = {
    let own = FileManager.default.currentDirectoryPath + "/" + CommandLine.arguments[0]
    let path = CommandLine.arguments[0].hasPrefix("/") ? CommandLine.arguments[0] : own
    return URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("redact")
      .path
  }()

  /// A process that is not started, with the streams its caller gives it.
  func process() -> Process {
    let process = Process()
    if let setUp {
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "\(setUp); exec \"$0\" \"$@\"", Self.path] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: Self.path)
      process.arguments = arguments
    }
    var variables = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=yes"]
    // A command that was built with a sanitizer needs to be told the same as its tests.
    for name in ["ASAN_OPTIONS", "TSAN_OPTIONS"] {
      variables[name] = ProcessInfo.processInfo.environment[name]
    }
    variables.merge(environment) { $1 }
    process.environment = variables
    if let folder {
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    }
    return process
  }

  /// Runs the command to its end; its streams are files, so that none of them can block.
  func run() throws -> Result {
    let streams = try Folder()
    try streams.write(input, to: "in")
    try streams.write([], to: "out")
    try streams.write([], to: "errors")
    let process = process()
    process.standardInput = try FileHandle(forReadingFrom: streams.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
    process.standardError = try FileHandle(forWritingTo: streams.url("errors"))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      isSignal: process.terminationReason == .uncaughtSignal,
      output: try streams.bytes("out"),
      errors: String(decoding: try streams.bytes("errors"), as: UTF8.self)
    )
  }
}
