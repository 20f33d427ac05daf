import Foundation
import Testing

@Suite struct ScrubTests {
  @Test func `no word at all filters standard input`() throws {
    let result = try Command(input: Secret.line + "\n").run()
    #expect(result.text == Secret.scrubbed + "\n")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func `a hyphen is standard input`() throws {
    let result = try Command("scrub", "-", input: Secret.line).run()
    #expect(result.text == Secret.scrubbed)
  }

  @Test func `files come out in their order`() throws {
    let folder = try Folder()
    try folder.write(Secret.line + "\n", to: "a.log")
    try folder.write("plain\n", to: "b.log")
    let result = try Command("a.log", "b.log", in: folder).run()
    #expect(result.text == Secret.scrubbed + "\nplain\n")
  }

  @Test(arguments: [2, 8])
  func `working on several files at once keeps their order`(jobs: Int) throws {
    let folder = try Folder()
    var command = Command("--jobs", "\(jobs)", in: folder)
    var expected = ""
    for number in 0..<20 {
      let filler = String(repeating: "line of \(number)\n", count: number * 997)
      try folder.write(filler + Secret.line + "\n", to: "\(number).log")
      command.arguments.append("\(number).log")
      expected += filler + Secret.scrubbed + "\n"
    }
    let result = try command.run()
    #expect(result.text == expected)
    #expect(result.status == 0)
  }

  @Test(arguments: [
    "", "\n", "no final newline", "CRLF\r\nlines\r\n", "NUL \0 in \0 text\n", "\r\r\n\n",
  ])
  func `what holds no secret passes untouched`(text: String) throws {
    let result = try Command(input: text).run()
    #expect(result.output == Array(text.utf8))
    #expect(result.status == 0)
  }

  @Test func `bytes that are no UTF-8 pass untouched`() throws {
    var command = Command()
    command.input =
      [0xFF, 0xC3, 0x28, 0x00, 0xED, 0xA0, 0x80] + Array(Secret.line.utf8) + [0x80, 0x0A]
    let result = try command.run()
    let expected = command.input.prefix(7) + Array(Secret.scrubbed.utf8) + [0x80, 0x0A]
    #expect(result.output == Array(expected))
  }

  @Test func `line ends stay what they are around a secret`() throws {
    let result = try Command(input: "a\r\n\(Secret.line)\r\n\0b").run()
    #expect(result.text == "a\r\n\(Secret.scrubbed)\r\n\0b")
  }

  @Test func `a key without its end goes, what follows stays`() throws {
    let body = String(repeating: "MIIEpAIBAAKCAQEA", count: 4)
    let result = try Command(
      input: "x\n-----BEGIN RSA PRIVATE KEY-----\n\(body)\n\(body)\nall done.\n"
    ).run()
    #expect(!result.text.contains(body))
    #expect(result.text.hasPrefix("x\n"))
    #expect(result.text.hasSuffix("all done.\n"))
  }

  @Test func `scrubbing twice changes nothing`() throws {
    let once = try Command(input: Secret.line).run()
    var again = Command()
    again.input = once.output
    #expect(try again.run().output == once.output)
  }

  @Test(arguments: ["scalar", "avx2", "avx512"])
  func `the kernels and the interpreter find the same`(kernel: String) throws {
    let result = try Command("--interpreter", "--kernel", kernel, input: Secret.line).run()
    // A processor that lacks it says so.
    guard result.status != 64 else { return }
    #expect(result.text == Secret.scrubbed)
  }

  @Test func `JSON lines stay JSON`() throws {
    let result = try Command(
      "--jsonl",
      "--stats",
      input: "{\"url\":\"postgres://svc:hunter2canary@db/shop\", \"n\":1.10}\nno JSON\n"
    ).run()
    #expect(result.text == "{\"url\":\"postgres://redacted-dsn@db/shop\", \"n\":1.10}\nno JSON\n")
    #expect(result.errors.contains("redact: 1 line of no JSON"))
  }
}
