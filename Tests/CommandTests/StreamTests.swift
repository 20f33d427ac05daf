import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct StreamTests {
  @Test func `a completed line comes out at once`() throws {
    let command = try LiveCommand(Command())
    try command.write("warm\n")
    #expect(command.read() == "warm\n")
    let clock = ContinuousClock()
    let time = try clock.measure {
      try command.write(Secret.line + "\n")
      #expect(command.read() == Secret.scrubbed + "\n")
    }
    // The promise is 50 ms; a busy machine may take longer.
    #expect(time < .seconds(2))
    try command.closeInput()
    #expect(command.end().status == 0)
  }

  @Test(arguments: ["--jsonl"])
  func `a completed line of JSON comes out at once`(flag: String) throws {
    let command = try LiveCommand(Command(flag))
    try command.write("{\"a\": 1}\n{\"b\"")
    #expect(command.read() == "{\"a\": 1}\n")
    try command.closeInput()
    #expect(command.end().status == 0)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `on a signal what is in doubt is removed`(signal: Int32) throws {
    let command = try LiveCommand(Command())
    // One write, one read: once the line is out, the command holds the rest.
    try command.write("line\npostgres://svc:\(Secret.canary)")
    #expect(command.read() == "line\n")
    let result = command.end(by: signal)
    #expect(result.text == "[redacted:unscannable]")
    #expect(result.isSignal)
    #expect(result.status == signal)
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGQUIT])
  func `a crash shows nothing of what it holds`(signal: Int32) throws {
    let command = try LiveCommand(Command())
    try command.write("line\npostgres://svc:\(Secret.canary)")
    #expect(command.read() == "line\n")
    let result = command.end(by: signal)
    #expect(result.isSignal)
    #expect(result.status == signal)
    #expect(result.errors.isEmpty)
    #expect(result.output.isEmpty)
  }

  @Test func `a reader that goes away is no mistake`() throws {
    let command = try LiveCommand(Command())
    try command.closeOutput()
    try? command.write(String(repeating: Secret.line + "\n", count: 10))
    try? command.closeInput()
    command.process.waitUntilExit()
    #expect(command.process.terminationReason == .exit)
    #expect(command.process.terminationStatus == 0)
  }

  @Test func `one endless line takes no more memory than a short one`() throws {
    let command = try LiveCommand(Command(), outputTo: .nullDevice)
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    try command.write(piece)
    var first: Int?
    for _ in 0..<20 {
      try command.write(piece)
      first = first ?? command.peakKibibytes
    }
    let last = command.peakKibibytes
    try command.closeInput()
    #expect(command.end().status == 0)
    #expect(try #require(last) < (try #require(first)) + 4096)
  }

  @Test func `a pipe in the file system is read like a file`() throws {
    let folder = try Folder()
    var command = Command("pipe", in: folder)
    command.setUp = "mkfifo pipe; { echo '\(Secret.line)' > pipe & }"
    let result = try command.run()
    #expect(result.text == Secret.scrubbed + "\n")
  }
}
