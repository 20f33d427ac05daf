import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A command that is running, with a pipe at each end.
final class LiveCommand {
  let process: Process
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts `command`; output that goes elsewhere cannot be read here.
  init(_ command: Command, outputTo elsewhere: FileHandle? = nil) throws {
    // Writing to a command that has gone is an error, not the end of the tests.
    _ = signal(SIGPIPE, SIG_IGN)
    process = command.process()
    process.standardInput = input
    process.standardOutput = elsewhere ?? output as Any
    process.standardError = errors
    // The threads of a concurrency pool block signals, and a child inherits that.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, nil)
    try process.run()
  }

  func write(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  func write(_ bytes: [UInt8]) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
  }

  func closeInput() throws {
    try input.fileHandleForWriting.close()
  }

  /// Waits for output and returns what there is.
  func read() -> String {
    String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }

  /// The most memory that the command has had, in KiB; nil once it has ended.
  var peakKibibytes: Int? {
    let path = "/proc/\(process.processIdentifier)/status"
    guard let status = try? String(contentsOfFile: path, encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return Int(line.split(separator: " ").dropLast().last ?? "")
  }

  /// Sends `signal` and waits for the end.
  func end(by signal: Int32) -> Command.Result {
    kill(process.processIdentifier, signal)
    return end()
  }

  /// Waits for the end and returns the rest of the output.
  func end() -> Command.Result {
    try? output.fileHandleForWriting.close()
    let rest = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Command.Result(
      status: process.terminationStatus,
      isSignal: process.terminationReason == .uncaughtSignal,
      output: Array(rest),
      errors: String(decoding: said, as: UTF8.self)
    )
  }

  /// Closes our end of the output, as `head` does.
  func closeOutput() throws {
    try output.fileHandleForReading.close()
  }
}
