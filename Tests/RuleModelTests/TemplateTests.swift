import RuleModel
import Testing

@Suite struct TemplateTests {
  @Test(
    arguments: [
      ("", []),
      ("Key ({a-b})", [.words("Key ("), .slot("a-b", isQuoted: false), .words(")")]),
      ("{a}{b_1}", [.slot("a", isQuoted: false), .slot("b_1", isQuoted: false)]),
      ("a \"{b}\"c", [.words("a "), .slot("b", isQuoted: true), .words("c")]),
      ("a \"{b}'", [.words("a \""), .slot("b", isQuoted: false), .words("'")]),
      (#"a \{b\} {c}"#, [.words("a {b} "), .slot("c", isQuoted: false)]),
      (#"a \{{c}\}"#, [.words("a {"), .slot("c", isQuoted: false), .words("}")]),
      (#"a \\{c}"#, [.words(#"a \{c}"#)]),
      ("{} {a b} {é} {c", [.words("{} {a b} {é} {c")]),
      ("{{a}}", [.words("{"), .slot("a", isQuoted: false), .words("}")]),
    ] as [(String, [Template.Piece])]
  )
  func `a name in braces is a slot, everything else words`(
    text: String,
    pieces: [Template.Piece]
  ) {
    #expect(Template(text).pieces == pieces)
  }

  @Test func `slots are named in order`() {
    #expect(Template(#"{b} \{x} {a} {b}"#).slotNames == ["b", "a", "b"])
  }
}
