import RuleCompiler
import RuleMatching
import RuleModel
import Testing

@Suite struct TemplateExpansionTests {
  /// What a slot rule finds in `text`.
  private func found(
    _ template: String,
    _ slots: String = "{value: secret}",
    example: String,
    in text: String,
    _ more: String = ""
  ) throws -> [String] {
    let file = ToyFile("template: \(template)\nslots: \(slots)\nexamples: [\(example)]\(more)")
    let bytes = Array(text.utf8)
    return try RuleReference(file.compilation().compiled).secrets(in: bytes).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  private func quoted(_ text: String) throws -> [String] {
    try found(#"'no toy "{value}" here'"#, example: #"'no toy "⟦a b⟧" here'"#, in: text)
  }

  @Test(arguments: [
    "'…'", "\"…\"", "`…`", "‘…’", "“…”", "»…«", "«…»", "„…“", "「…」", "\\\"…\\\"", "\\'…\\'",
  ])
  func `a slot in quotes matches in every style of quote`(style: String) throws {
    let value = style.replacing("…", with: "hunter two")
    #expect(try quoted("x no toy \(value) here") == ["hunter two"])
    #expect(try quoted("no toy \(value) there") == [])
  }

  @Test func `a value may hold quotes of its own`() throws {
    #expect(try quoted("no toy 'it's' here") == ["it's"])
    #expect(try quoted("no toy '' here") == [])
  }

  @Test func `a value that is cut ends at the line's end`() throws {
    let template = #"'no toy "{value}"'"#
    let example = #"'no toy "⟦a b⟧"'"#
    #expect(try found(template, example: example, in: "no toy \"abc de\nx") == ["abc de"])
    #expect(try found(template, example: example, in: "no toy 'abc'\nx") == ["abc"])
    #expect(try found(template, example: example, in: "no toy \"abc's\"x") == [])
  }

  @Test func `kept slots stay, and bare ones reach to the words behind them`() throws {
    let template = "'Key ({columns})=({value}) already exists'"
    let example = "'Key (a)=(⟦b⟧) already exists'"
    let slots = "{value: secret, columns: kept}"
    let text = "Key (id, name)=(1, Ana (x)) already exists."
    #expect(try found(template, slots, example: example, in: text) == ["1, Ana (x)"])
    #expect(try found(template, slots, example: example, in: "Key ()=() already exists") == [])
  }

  @Test func `a slot that is not listed is kept, and several may be secret`() throws {
    let template = "'swap {one} for {two} by \"{three}\"!'"
    let example = "'swap ⟦1⟧ for 2 by \"⟦3⟧\"!'"
    let slots = "{one: secret, three: secret}"
    #expect(try found(template, slots, example: example, in: "swap a for b by 'c'!") == ["a", "c"])
  }

  @Test func `the last slot takes the rest of the line`() throws {
    let text = "toy: abc def \nnext"
    #expect(try found("'toy: {value}'", example: "'toy: ⟦a⟧'", in: text) == ["abc def "])
  }

  @Test func `a run of blanks matches any blanks, across lines where the rule says so`() throws {
    let example = "'toy is ⟦a⟧!'"
    #expect(try found("'toy  is {value}!'", example: example, in: "toy\t is  a!") == ["a"])
    #expect(try found("'toy is {value}!'", example: example, in: "toy is\na!") == [])
    let multiline = "\nmultiline: true"
    #expect(
      try found("'toy is {value}!'", example: example, in: "toy is\n  a!", multiline) == ["a"]
    )
    #expect(try found("'toy is {value}!'", example: example, in: "toyis a!") == [])
  }

  @Test func `signs of the words mean themselves`() throws {
    let template = #"'toy.*+?^$|()[]\\{}#-é: {value};'"#
    let text = #"toy.*+?^$|()[]\{}#-é: a;"#
    #expect(
      try found(
        template.replacing(#"\\{}"#, with: #"\{\}"#),
        example: #"'toy.*+?^$|()[]\{\}#-é: ⟦a⟧;'"#,
        in: text.replacing(#"\{}"#, with: "{}")
      ) == ["a"]
    )
  }
}
