import Foundation
import Testing

/// Envelopes of Sentry's SDKs and requests of OpenTelemetry's exporters.
@Suite struct ForeignEventTests {
  private static let secret = "kZ7mQw2xRt"
  private static let error =
    #"{"exception":{"values":[{"type":"Refused","value":"password=\#(secret)"}]},"#
    + #""user":{"id":"\#(secret)"},"tags":{"plan":"pro"}}"#
  private static let envelope = """
    {"sent_at":"2026-03-14T09:02:11Z"}
    {"type":"attachment","length":10,"filename":"\(secret)"}
    \(secret)
    {"type":"event","length":\(error.utf8.count)}
    \(error)

    """
  private static let spans =
    #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"pay","status":{"code":2,"#
    + #""message":"password=\#(secret)"},"attributes":[{"key":"db.statement","value":"#
    + #"{"stringValue":"\#(secret)"}}]}]}]}]}"#

  @Test func `an envelope comes out with other lengths and without attachments`() throws {
    let result = try Command("event", "--input", "sentry", input: Self.envelope).run()
    #expect(result.status == 1)
    #expect(
      result.errors == """
        redact: 1 of 2 items dropped
        redact: withheld: unknown-event 1, unknown-property 2

        """
    )
    let lines = result.text.split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1] == #"{"type":"event","length":\#(lines[2].utf8.count)}"#)
    #expect(lines[2].contains(#""value":"password=redacted-password""#))
    #expect(!(result.text + result.errors).contains(Self.secret))
    let again = try Command("event", "--input", "sentry", input: result.text).run()
    #expect(again.status == 0 && again.output == result.output)
  }

  @Test func `a request of an exporter comes out without what is not named`() throws {
    let result = try Command("event", "--input", "otlp", input: Self.spans).run()
    #expect(result.status == 0)
    #expect(
      result.text
        == #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"pay","status":{"code":2,"#
        + #""message":"password=redacted-password"},"attributes":[]}]}]}]}"# + "\n"
    )
    #expect(result.errors == "redact: withheld: unknown-property 1\n")
  }

  @Test func `the co-process takes an event of Sentry's SDKs a line`() throws {
    let live = try LiveCommand(Command("event", "--input", "sentry", "--stream"))
    for line in [Self.error, "{\"type\":\"transaction\",\"transaction\":\"pay\"}", "[]"] {
      try live.write(line + "\n")
      let answer = live.read()
      #expect(answer.hasPrefix("{\"event\":") && answer.hasSuffix("\n"))
      #expect(answer.contains("$redaction") == (line != "[]"))
      #expect(!answer.contains(Self.secret))
    }
  }

  @Test func `a compressed file is decompressed, and what comes through a pipe is not read`() throws
  {
    let folder = try Folder()
    try folder.write(Self.spans, to: "spans.json")
    let line =
      "gzip spans.json; $0 event --input otlp < spans.json.gz; cat spans.json.gz | $0 event"
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", line, Command.path]
    shell.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    let (output, errors) = (Pipe(), Pipe())
    (shell.standardOutput, shell.standardError) = (output, errors)
    try shell.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(),
      as: UTF8.self
    )
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 2)
    #expect(text.hasPrefix(#"{"resourceSpans":"#) && !text.contains(Self.secret))
    #expect(said.contains("is compressed; decompress it with 'gzip -dc'"))
  }

  @Test func `the policy of the documentation lets a tag out by name`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/EventPolicy.md").standardizedFileURL
    let blocks = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```yaml\n")
    let policy = try #require(
      blocks.first { $0.hasPrefix("policy: shop-sentry") }?.components(separatedBy: "```").first
    )
    let folder = try Folder()
    try folder.write(policy, to: "shop.yaml")
    #expect(try Command("check", "shop.yaml", in: folder).run().status == 0)
    var command = Command("event", "--input", "sentry", "--policy", "shop.yaml", in: folder)
    command.input = Array(Self.envelope.utf8)
    #expect(try command.run().text.contains(#""tags":{"plan":"pro"}"#))
  }

  @Test(
    arguments: [
      ("sentry", ""), ("sentry", "\n"), ("sentry", "{}\n"), ("sentry", "{}\n{\"length\":9}\n"),
      ("otlp", ""), ("otlp", "\u{1}\u{2}protobuf"), ("otlp", "[]"),
    ]
  )
  func `what is neither lets nothing out`(form: String, input: String) throws {
    let result = try Command("event", "--input", form, input: input).run()
    #expect(result.status == 1)
    #expect(result.text == "")
    #expect(result.errors.hasPrefix("redact: 1 of 1 "))
  }
}
