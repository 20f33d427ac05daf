import Foundation
import Testing

@Suite struct MintTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      """
      shapes:
        digit: {alphabet: digit, length: 10}
        hex: {alphabet: hex, length: 32}
        lower: {alphabet: lower, length: 12}
        lower-alnum: {alphabet: lower-alnum, length: 12}
        alnum: {alphabet: alnum, length: 32}
        uuid: {form: '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}', source: RFC 9562}
        card: {prefix: '4', alphabet: digit, length: 14, checksum: luhn, source: ISO/IEC 7812-1}
        acme: {prefix: acme_, alphabet: lower-alnum, length: 24, source: here}
      """,
      to: "Corpus/shapes.yaml"
    )
  }

  private func mint(_ text: String, _ arguments: String...) throws -> Command.Result {
    var command = Command("mint", input: text, in: folder)
    command.arguments += arguments
    return try command.run()
  }

  @Test(arguments: [
    (
      "connecting to postgres://svc:hunter2canary@db/shop now\n",
      "'connecting to postgres://⟦{lower:3}:{lower-alnum:13}⟧@db/shop now'"
    ),
    ("it's {alnum:3} at ⟦Tr0ub4dor&3⟧", "'it''s \\{alnum:3} at ⟦{alnum:9}&{digit:1}⟧'"),
    ("two\n⟦abc123⟧\t\"x\\y\"\u{1B}", #""two\n⟦{hex:6}⟧\t\"x\\y\"\U0000001b""#),
    ("id ⟦123e4567-e89b-42d3-8456-426614174000⟧", "'id ⟦{uuid}⟧'"),
    ("⟦acme_0123456789abcdefghijklmn⟧ ⟦acme_0123456789abcdefghijklm⟧", "'⟦{acme}⟧ ⟦{acme:23}⟧'"),
    ("card 4111111111111111", "'card ⟦{card}⟧'"), ("⟦4111111111111112⟧", "'⟦{digit:16}⟧'"),
    ("\\⟦!!!⟧", "'\\⟦{lower:3}⟧'"),
  ])
  func `values become shapes and the rest stays`(text: String, written: String) throws {
    let result = try mint(text)
    #expect(result.status == 0)
    #expect(result.text == "cases:\n  - \(written)\n")
  }

  @Test func `a marked value goes wherever it stands, encoded, too`() throws {
    let result = try mint("key ⟦Tr0ub4dor&3xyz⟧ Tr0ub4dor&3xyz VHIwdWI0ZG9yJjN4eXo= end")
    #expect(!result.text.contains("Tr0ub4"))
    #expect(!result.text.contains("VHIwdWI0"))
    #expect(result.text.contains("key ⟦{alnum:9}&{lower-alnum:4}⟧ ⟦{alnum:9}&{lower-alnum:4}⟧ ⟦"))
    #expect(result.errors.hasPrefix("redact: 3 values replaced"))
  }

  @Test func `bytes can be marked by their places`() throws {
    let result = try mint("user 4711 has 12 coins", "--mark", "5-9", "--mark", "14-16")
    #expect(result.text == "cases:\n  - 'user ⟦{digit:4}⟧ has ⟦{digit:2}⟧ coins'\n")
  }

  @Test(arguments: [
    ["--mark", "5"], ["--mark", "9-5"], ["--mark", "a-b"], ["--mark", "1-2-3"], ["--mark", "0-99"],
  ])
  func `a mark that makes no sense is misuse`(arguments: [String]) throws {
    var command = Command("mint", input: "user 4711", in: folder)
    command.arguments += arguments
    let result = try command.run()
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
  }

  @Test(arguments: ["a ⟦ b", "a ⟧ b", "a ⟦⟧ b", "a ⟦b⟦c⟧⟧"])
  func `marks that do not close are misuse, and nothing of the text is told`(text: String) throws {
    let result = try mint("\(Secret.canary) \(text)")
    #expect(result.status == 64)
    #expect(!result.errors.contains(Secret.canary))
  }

  @Test func `a text with marks that a case has itself is refused`() throws {
    let result = try mint("a ⟪\(Secret.canary)⟫ ⟦b⟧")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(!result.errors.contains(Secret.canary))
  }

  @Test func `without shapes values become other text of the same kind`() throws {
    let empty = try Folder()
    for _ in 0..<20 {
      let result = try Command("mint", input: "is ⟦aB3-é漢🙂⟧ x", in: empty).run()
      let match = try #require(
        result.text.wholeMatch(of: /cases:\n  - 'is ⟦([a-z])([A-Z])([0-9])-ß語🙂⟧ x'\n/)
      )
      #expect(match.1 != "a" && match.2 != "B" && match.3 != "3")
    }
  }

  @Test func `an innocent text is written without marks`() throws {
    let result = try mint("to jane.roe@example-mail.org", "--innocent")
    #expect(result.text == "cases:\n  - 'to {lower:4}.{lower:3}@{lower:7}-{lower:4}.{lower:3}'\n")
    #expect(result.errors.contains("under policy 'logs' the case shows: over-redaction"))
  }

  @Test func `what the gate says of the case is told`() throws {
    #expect(try mint(Secret.line).errors.contains("under policy 'logs' the case passes"))
    let leak = try mint("the wifi of the flat is ⟦sunny days ahead⟧", "--policy", "telemetry")
    #expect(leak.text.hasPrefix("policy: 'telemetry'\ncases:\n"))
    #expect(leak.errors.contains("under policy 'telemetry' the case shows: leak"))
  }

  @Test func `bytes that are no UTF-8 become base64`() throws {
    var command = Command("mint", in: folder)
    command.input = [0xFF] + Array(" ⟦\(Secret.canary)⟧".utf8)
    let result = try command.run()
    let match = try #require(
      result.text.wholeMatch(of: /cases:\n  - \{base64: '([A-Za-z0-9+\/=]+)'\}\n/)
    )
    let bytes = try #require(Data(base64Encoded: String(match.1)))
    #expect(Array(bytes) == [0xFF] + Array(" ⟦{lower-alnum:13}⟧".utf8))
  }

  @Test func `the case goes through the gate as it is`() throws {
    let result = try mint("password=\(Secret.canary) and ⟦acme_0123456789abcdefghijklmn⟧")
    try folder.write(result.output, to: "Corpus/reported/case.yaml")
    let gate = try Command("gate", "Corpus", in: folder).run()
    #expect(gate.status != 2, "\(gate.errors)")
    #expect(gate.text.contains("reported"))
  }

  @Test func `nothing, too much and a broken shape file are told`() throws {
    #expect(try mint("").errors == "redact: standard input: holds nothing\n")
    let long = try mint(String(repeating: "x", count: 70_000))
    #expect(long.errors == "redact: standard input: a case has 65536 bytes at most\n")
    try folder.write("shapes: {a: {alphabet: nope, length: 1}}", to: "Corpus/shapes.yaml")
    let broken = try mint("x")
    #expect(broken.status == 2)
    #expect(broken.errors.contains("Corpus/shapes.yaml: has mistakes"))
  }
}
