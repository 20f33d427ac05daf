import Foundation
import Testing

@Suite struct ScrubAccountTests {
  @Test func `counts go to standard error`() throws {
    let result = try Command("--stats", input: Secret.line + "\n").run()
    #expect(result.text == Secret.scrubbed + "\n")
    #expect(
      result.errors == """
        redact: 1 redaction in 1 input, 55 bytes in, 50 bytes out, 0 trips
        redact: 1 dsn.url.user-password

        """
    )
  }

  @Test func `the ledger accounts for redactions without values`() throws {
    let folder = try Folder()
    try folder.write("first\n\(Secret.line)\n", to: "a.log")
    let result = try Command("--ledger", "ledger.jsonl", "a.log", in: folder).run()
    #expect(result.status == 0)
    #expect(
      try folder.text("ledger.jsonl") == """
        {"path":"a.log","line":2,"rule":"dsn.url.user-password","label":"dsn",\
        "input":[31,48],"output":[31,43],"lengthBucket":32}

        """
    )
    #expect(try folder.mode("ledger.jsonl") == 0o600)
  }

  @Test func `an input cannot be the ledger`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "a.log")
    let result = try Command("--ledger", "a.log", "a.log", in: folder).run()
    #expect(result.status == 64)
    #expect(try folder.text("a.log") == Secret.line)
  }

  @Test func `standard input cannot be the ledger`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "a.log")
    var command = Command("--ledger", "a.log", in: folder)
    command.setUp = "exec < a.log"
    #expect(try command.run().status == 64)
    #expect(try folder.text("a.log") == Secret.line)
  }

  @Test func `the output cannot be the ledger`() throws {
    let folder = try Folder()
    try folder.write("before\n", to: "out")
    var command = Command("--ledger", "out", input: Secret.line, in: folder)
    command.setUp = "exec >> out"
    let result = try command.run()
    #expect(result.status == 64)
    #expect(result.errors == "redact: out: is the output, it cannot be the ledger\n")
    #expect(try folder.text("out") == "before\n")
  }

  @Test func `an input cannot be the output`() throws {
    let folder = try Folder()
    try folder.write(Secret.line + "\n", to: "a.log")
    var command = Command("a.log", in: folder)
    command.setUp = "exec >> a.log"
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: a.log: is the output as well\n")
    #expect(try folder.text("a.log") == Secret.line + "\n")
  }
}
