import RuleCompiler
import Testing

@Suite struct ShapeExpanderTests {
  private func expanded(_ text: String, seed: String = "a") -> String {
    var expander = ShapeExpander(seed: seed)
    return expander.expanded(text)
  }

  @Test func `the text depends on the seed alone`() {
    #expect(expanded("{alnum:24}") == expanded("{alnum:24}"))
    #expect(expanded("{alnum:24}") != expanded("{alnum:24}", seed: "b"))
    #expect(Set(expanded("{alnum:9} {alnum:9}").split(separator: " ")).count == 2)
  }

  @Test func `made-up text stays what it was`() {
    #expect(
      expanded("{alnum:8} {hex:8} {word:8} {password:8}") == "RbEgigcW b185e7d1 wepamuti wJ3im-6z"
    )
  }

  @Test(arguments: [
    ("alnum", "[A-Za-z0-9]"), ("lower", "[a-z]"), ("upper", "[A-Z]"), ("digit", "[0-9]"),
    ("hex", "[0-9a-f]"), ("hexupper", "[0-9A-F]"), ("base32", "[A-Z2-7]"),
    ("loweralnum", "[a-z0-9]"), ("upperalnum", "[A-Z0-9]"), ("base64", "[A-Za-z0-9+/]"),
    ("base64url", "[A-Za-z0-9_-]"), ("word", "[a-z]"), ("password", "[A-Za-z0-9_.!-]"),
  ])
  func `a shape holds its alphabet, as often as asked`(name: String, alphabet: String) throws {
    let text = expanded("{\(name):400}")
    #expect(text.utf8.count == 400)
    #expect(try Regex("\(alphabet)*").wholeMatch(in: text) != nil)
    #expect(ShapeExpander.names.contains(name))
  }

  @Test func `without a number each shape has its own length`() {
    #expect(
      ShapeExpander.names.map { expanded("{\($0)}").utf8.count }.sorted() == [
        7, 14, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
      ]
    )
  }

  @Test(arguments: [
    (#"\{alnum\}"#, "{alnum}"), ("{alnam:4}", "{alnam:4}"), ("{alnum:x}", "{alnum:x}"),
    ("{alnum", "{alnum"), ("{}", "{}"), ("{{digit:0}}", "{}"), (#"\\n"#, #"\\n"#), ("}", "}"),
    (#"{"a": 1}"#, #"{"a": 1}"#), ("é{lower:0}密", "é密"),
  ])
  func `other braces are literal`(text: String, result: String) {
    #expect(expanded(text) == result)
  }
}
