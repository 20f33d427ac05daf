import Foundation
import RedactionEngine
import RuleModel
import Testing

/// What the engine finds in what is encoded.
@Suite struct ViewTests {
  static let redactor = Case(
    rules: [ToyRule("secret[0-9]+").confident, ToyRule("pin:(?<secret>[0-9]+)")],
    text: []
  ).redactor

  private static func base64(_ text: some Sequence<UInt8>) -> String {
    Data(text).base64EncodedString()
  }

  @Test(arguments: [
    ("a%20%73ecret%31%32%20b", "a%20[redacted:r0]%20b"),
    ("a%2520%2573ecret%253112 b", "a%2520[redacted:r0] b"),
    (#"{"a":"\u0073ecret1\u0032\u0021"}"#, #"{"a":"[redacted:r0]\u0021"}"#),
    (#"{"a":"{\"b\":\"pin\\u003a12\"}"}"#, #"{"a":"{\"b\":\"pin\\u003a[redacted:r1]\"}"}"#),
    ("s&#101;cret12&amp;", "[redacted:r0]&amp;"), ("&amp;#115;ecret12", "[redacted:r0]"),
    (#"$'s\x65cret\0611' x"#, "$'[redacted:r0]' x"), (#"pin\:12 x"#, #"pin\:[redacted:r1] x"#),
    ("\u{1B}[31msec\u{1B}[1mret12\u{1B}[0m!", "\u{1B}[31m[redacted:r0]\u{1B}[0m!"),
    // What nobody sees behind the secret goes along.
    ("\u{200B}sec\u{200B}ret12\u{AD}!", "\u{200B}[redacted:r0]!"),
    ("ｓｅｃｒｅｔ１２！", "[redacted:r0]！"), ("\0s\0e\0c\0r\0e\0t\u{0}1\0!", "\0[redacted:r0]\0!"),
    ("x 7468697320697320736563726574313220686572 y", "x 746869732069732[redacted:r0]20686572 y"),
    (
      "[116, 104, 105, 115, 32, 115, 101, 99, 114, 101, 116, 49, 50, 33]",
      "[116, 104, 105, 115, 32, [redacted:r0], 33]"
    ),
  ])
  func `an encoded secret goes with whole characters`(text: String, expected: String) {
    // The hexadecimal case keeps the digit that no pair needs.
    let redacted = Self.redactor.redact(text).text
    #expect(
      redacted == expected
        || redacted == expected.replacing("2[redacted:r0]20", with: "20[redacted:r0]20")
    )
  }

  @Test func `what is escaped in one text is not in the next`() {
    let redactor = Case(rules: [ToyRule("pin:(?<secret>.+)$")], text: []).redactor
    for lead in 0..<24 {
      let first = String(repeating: "x", count: lead) + "%22\n"
      let redacted = redactor.redact(
        Array((first + "a=\"pin:12\" b\n").utf8),
        cutAt: [first.utf8.count]
      )
      let expected = first + "a=\"pin:[redacted:r0]\" b\n"
      #expect(String(decoding: redacted.bytes, as: UTF8.self) == expected)
    }
  }

  @Test func `base64 goes in whole groups and stays base64 on both sides`() {
    for lead in 0..<4 {
      let text = String(repeating: "x", count: lead) + "this is secret12 and more"
      let encoded = Self.base64(text.utf8)
      let redacted = Self.redactor.redact("d=\(encoded);").text
      let parts = redacted.dropFirst(2).dropLast().split(separator: "[redacted:r0]")
      #expect(parts.count == 2)
      let kept = parts.compactMap { Data(base64Encoded: String($0)) }.map {
        String(decoding: $0, as: UTF8.self)
      }
      #expect(kept.count == 2 && text.hasPrefix(kept[0]) && text.hasSuffix(kept[1]))
      #expect(!kept.joined().contains("secret"))
    }
  }

  @Test func `two encodings are undone, one around the other`() {
    let inner = "this is secret12 and more"
    let wide = inner.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    let twice = [
      Self.base64(Self.base64(inner.utf8).utf8), Self.base64(wide),
      Self.base64(inner.replacing("secret", with: "%73ecret").utf8),
      Self.base64(inner.utf8).utf8.map { "%" + String($0, radix: 16) }.joined(),
      "https://h/?next=" + Self.base64(inner.utf8) + "&a=%20",
    ]
    for text in twice {
      #expect(Self.redactor.redact(text).ledger.count == 1, "\(text)")
    }
  }

  @Test(arguments: [
    "50% off, 100%zz", #"C:\secrets\daily"#,
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAA",
    "4bf92f3577b34da6a3ce929d0e0e4736 3f2504e04f8911d39a0c0305e82c3301",
    "[1, 1, 2, 3, 5, 8, 13, 21, 34, 55]",
    "2001:db8:85a3:8d3:1319:8a2e:370:7348", "aHR0cHM6Ly9leGFtcGxlLm9yZy9pbmRleC5odG1s", "%73ecret",
    "eyJ2ZXJzaW9uIjozLCJzb3VyY2VzIjpbImEudHMiXSwibmFtZXMiOltdLCJtYXBwaW5ncyI6IkFBQUEifQ==",
  ])
  func `what holds no secret stays`(text: String) {
    #expect(Self.redactor.redact(text).text == text)
  }

  @Test func `numbers in opaque stretches are no findings`() {
    let redactor = Case(
      rules: [ToyRule("4111[0-9]{4,12}").with { $0.category = "payment-card" }],
      text: []
    )
    .redactor
    let text = "an order 4111111111111111 of today"
    #expect(redactor.redact(text).ledger.count == 1)
    #expect(redactor.redact(text.replacing("4", with: "%34")).ledger.count == 1)
  }

  @Test func `placeholders in encoded text stay`() {
    let text = "%5Bredacted:r0%5D%20[redacted:r1]%20pin:[redacted:r1]"
    #expect(Self.redactor.redact(text).text == text)
  }

  @Test func `what a policy keeps of a secret it keeps of the encoded one`() {
    let rule = ToyRule("(?<secret>[a-z]+://[^ ]+)").with {
      $0.splitter = .url; $0.category = "dsn"
    }
    let redactor = Redactor(
      rules: .init([rule]),
      policy: .init(name: "user-info", actions: ["dsn": .userInfo])
    )
    #expect(
      redactor.redact("u=pg%3A%2F%2Fsvc%3Apw12%40db%2Fshop").text
        == "u=pg%3A%2F%2F[redacted:r0]%40db%2Fshop"
    )
  }

  @Test func `a long line is read in pieces that no secret falls between`() {
    let filler = String(repeating: "%41", count: 40)
    for place in [65_400, 65_530, 65_536, 65_540, 69_620, 69_640, 131_060] {
      var text = ""
      while text.utf8.count + filler.utf8.count < place { text += filler }
      text += String(repeating: "-", count: place - text.utf8.count)
      let line = text + "%73ecre%7412" + String(repeating: "%41", count: 9000) + "\n"
      let redacted = Self.redactor.redact(line).text
      #expect(redacted == line.replacing("%73ecre%7412", with: "[redacted:r0]"), "\(place)")
    }
  }
}
