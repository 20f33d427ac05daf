import Foundation
import RedactionEngine
import Testing

/// What the engine finds in tokens that are split.
@Suite struct JoinTests {
  static let redactor = Case(
    rules: [
      ToyRule("tok_[A-Za-z0-9]{12,40}").token.confident,
      ToyRule("name=(?<secret>[a-z0-9]+)").confident,
    ],
    text: []
  ).redactor

  private static let mark = "[redacted:r0]"

  @Test(arguments: [
    (#"x = "tok_a1b2C3" + "d4E5f6g7H8";"#, #"x = "@" + "@";"#),
    (#"x = 'tok_a1b2C3' . 'd4E5f6g7H8';"#, #"x = '@' . '@';"#),
    (#"x = 'tok_a1b2C3'..'d4E5f6g7H8'"#, #"x = '@'..'@'"#),
    (#"x = "tok_a1b2C3" "d4E5f6g7H8""#, #"x = "@" "@""#),
    (#"["curl", "tok_a1b2C3", "d4E5f6g7H8", "main"]"#, #"["curl", "@", "@", "main"]"#),
    (#"{"m": "\"tok_a1b2C3\" + \"d4E5f6g7H8\""}"#, #"{"m": "\"@\" + \"@\""}"#),
    ("got tok_a1b2C3\nd4E5f6g7H8 denied\n", "got @\n@ denied\n"),
    ("got tok_a1b2C3\r\nd4E5f6g7H8 denied\r\n", "got @\r\n@ denied\r\n"),
    ("curl tok_a1b2C3\\\n  d4E5f6g7H8 x\n", "curl @\\\n  @ x\n"),
    ("09:01 app: tok_a1b2C3\n09:02 app: d4E5f6g7H8 x\n", "09:01 app: @\n09:02 app: @ x\n"),
    ("> 11 | \"tok_a1b2C3\" +\n  12 |   \"d4E5f6g7H8\"\n", "> 11 | \"@\" +\n  12 |   \"@\"\n"),
    ("> tok_a1b2C3\n> d4E5f6g7H8\n", "> @\n> @\n"),
    ("# tok_a1b2\n# C3d4E5\n# f6g7H8\n", "# @\n# @\n# @\n"),
    // The first part is a token by itself.
    ("see tok_a1b2C3d4E5f6\ng7H8i9J1 denied\n", "see @\n@ denied\n"),
    (#""tok_a1b2C3d4E5f6" + "g7H8i9J1""#, #""@" + "@""#),
  ])
  func `every part of a split token goes`(text: String, expected: String) {
    #expect(Self.redactor.redact(text).text == expected.replacing("@", with: Self.mark))
  }

  @Test(arguments: [64, 72, 76, 80, 120])
  func `a token that is wrapped goes wherever the line ends in it`(width: Int) {
    let token = "tok_a1b2C3d4E5f6g7H8i9J1k2L3m4"
    for cut in 2..<(token.utf8.count - 3) {
      let line = String(repeating: "- ", count: width)
      let first = String(line.prefix(width - cut - 1)) + " " + token.prefix(cut)
      let text = "\(first)\n\(token.dropFirst(cut)) was rejected\n"
      let redacted = Self.redactor.redact(text).text
      #expect(redacted.hasSuffix(" \(Self.mark)\n\(Self.mark) was rejected\n"), "\(cut)")
    }
  }

  @Test(arguments: [64, 76])
  func `wrapped base64 is one text`(width: Int) {
    for lead in 1..<60 {
      let text =
        String(repeating: "x ", count: lead) + "tok_a1b2C3d4E5f6g7H8 and so on, and on and on"
      let encoded = Data(text.utf8).base64EncodedString()
      var lines: [Substring] = []
      var rest = encoded[...]
      while !rest.isEmpty {
        lines.append(rest.prefix(width))
        rest = rest.dropFirst(width)
      }
      let wrapped = "data: |\n" + lines.map { "  \($0)\n" }.joined()
      let redacted = Self.redactor.redact(wrapped).text
      #expect(redacted.split(separator: "\n").count == lines.count + 1)
      let kept = redacted.split(separator: "\n").dropFirst().flatMap {
        $0.split(separator: Self.mark).compactMap { Data(base64Encoded: $0.trimmed) }
      }
      let shown = kept.map { String(decoding: $0, as: UTF8.self) }.joined()
      #expect(redacted.contains(Self.mark) && !shown.contains("a1b2"), "\(lead)")
    }
  }

  @Test(arguments: [
    "key tok_a1b2C3d4E5f6\nrejected by upstream\n", "key tok_a1b2C3d4E5f6\n2026-03-14 09:00 next\n",
    #"["--key", "tok_a1b2C3d4E5f6", "deploy", "main", "v1.2"]"#, "prefix tok_\nis reserved\n",
    #"{"a": "tok_a1b2C3d4E5f6", "b": "x1"}"#,
  ])
  func `what follows a whole token stays`(text: String) {
    let expected = text.replacing("tok_a1b2C3d4E5f6", with: Self.mark)
    #expect(Self.redactor.redact(text).text == expected)
  }

  @Test func `names and values are not joined`() {
    let text = "name=a1\nb2c3d4e5f6g7 x \"name=a1\" + \"b2c3d4e5\"\n"
    #expect(
      Self.redactor.redact(text).text
        == "name=redacted-r1\nb2c3d4e5f6g7 x \"name=[redacted:r1]\" + \"b2c3d4e5\"\n"
    )
  }

  @Test func `a line with a whole token does not wait for the next one`() {
    var stream = StreamingRedactor(Self.redactor)
    var output: [UInt8] = []
    stream.write(Array("key tok_a1b2C3d4E5f6\n".utf8)[...], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "key \(Self.mark)\n")
    stream.write(Array("g7H8i9J1 x\n".utf8)[...], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "key \(Self.mark)\n\(Self.mark) x\n")
  }

  @Test func `a line with half a token waits for the next one`() {
    var stream = StreamingRedactor(Self.redactor)
    var output: [UInt8] = []
    stream.write(Array("one\nkey tok_a1b2C3\n".utf8)[...], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "one\n")
    stream.write(Array("plain words\n".utf8)[...], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "one\nkey tok_a1b2C3\nplain words\n")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " })
  }
}
