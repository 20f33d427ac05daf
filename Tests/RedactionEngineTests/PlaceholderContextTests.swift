import Foundation
import RedactionEngine
import Testing

@Suite struct PlaceholderContextTests {
  private let redactor = Case(rules: [ToyRule("secret[0-9]*")], text: []).redactor

  @Test(arguments: [
    "https://secret1@db.example/x", "https://user:secret1@db.example:99/x?y=z",
    "https://db.example/secret1/x?a=b", "https://db.example/?token=secret1&b=c",
    "https://secret1:secret2@secret3/secret4?a=secret5#secret6", "/path?token=secret1",
  ])
  func `a URL stays a URL`(url: String) throws {
    let redacted = redactor.redact(url).text
    let components = try #require(URLComponents(string: redacted))
    #expect(!redacted.contains("secret") && !redacted.contains("["))
    #expect(components.string == redacted)
    #expect(components.scheme == URLComponents(string: url)?.scheme)
    #expect(
      components.queryItems?.map(\.name) == URLComponents(string: url)?.queryItems?.map(\.name)
    )
  }

  @Test(arguments: [
    ("key: secret1", "key: redacted-r0"), ("key: secret1\nb: c", "key: redacted-r0\nb: c"),
    ("  - name.x: secret1 \r\n", "  - name.x: redacted-r0 \r\n"),
    ("\"a\" = secret1", "\"a\" = redacted-r0"),
    ("a: b\nkey=secret1\n", "a: b\nkey=redacted-r0\n"),
    ("key: \"secret1\"", "key: \"[redacted:r0]\""), ("key: 'secret1'", "key: '[redacted:r0]'"),
    ("key: secret1 more", "key: [redacted:r0] more"),
    ("see key: secret1", "see key: [redacted:r0]"),
    ("see: key: secret1", "see: key: [redacted:r0]"), ("secret1", "[redacted:r0]"),
    ("secret1: secret2", "[redacted:r0]: [redacted:r0]"), ("a\nsecret1", "a\n[redacted:r0]"),
    ("see https://x.example, secret1", "see https://x.example, [redacted:r0]"),
    (
      "{\"u\":\"https://x.example/\",\"k\":\"secret1\"}",
      "{\"u\":\"https://x.example/\",\"k\":\"[redacted:r0]\"}"
    ),
  ])
  func `a bare value of a configuration file has no bracket`(text: String, expected: String) {
    #expect(redactor.redact(text).text == expected)
  }

  @Test func `bytes that go do not decide`() {
    let redactor = Case(
      rules: [ToyRule("q[=: \\n?/]*"), ToyRule("secret[0-9]*")],
      text: []
    ).redactor
    for gone in ["q=", "q:", "q\n", "q?", "q: ", "q//", "q /"] {
      #expect(
        redactor.redact("x\(gone)secret1\n").text == "x[redacted:r0][redacted:r1]\n"
          || gone == "q\n"
      )
    }
  }
}
