import RuleFiles
import RuleModel
import Testing

@Suite struct GrammarReaderTests {
  static let mistakes = [
    Mistake(
      "unknown key",
      "gramar: {a: b}",
      """
      g.yaml:1:1: error: unknown key 'gramar'; did you mean 'grammar'?
      gramar: {a: b}
      ^
      """
    ),
    Mistake(
      "no patterns",
      "grammar: {}",
      """
      g.yaml:1:10: error: mapping is empty
      grammar: {}
               ^
      """
    ),
    Mistake(
      "list for a pattern",
      "grammar:\n  word: [a-z]",
      """
      g.yaml:2:9: error: expected a text, found a list
        word: [a-z]
              ^
      """
    ),
    Mistake(
      "duplicate name",
      "grammar:\n  a: b\n  a: c",
      """
      g.yaml:3:3: error: duplicate key 'a'; first at line 2
        a: c
        ^
      """
    ),
    Mistake(
      "malformed names",
      "grammar:\n  a-b: c\n  1a: c\n  '': d",
      """
      g.yaml:2:4: error: malformed name 'a-b'; write a letter, then at most 31 letters, digits and underscores
        a-b: c
         ^
      g.yaml:3:3: error: malformed name '1a'; write a letter, then at most 31 letters, digits and underscores
        1a: c
        ^
      g.yaml:4:3: error: malformed name ''; write a letter, then at most 31 letters, digits and underscores
        '': d
        ^
      """
    ),
    Mistake(
      "long name",
      "grammar: {a1234567890123456789012345678901x: b}",
      """
      g.yaml:1:43: error: malformed name 'a1234567890123456789012345678901x'; write a letter, then at most 31 letters, digits and underscores
      grammar: {a1234567890123456789012345678901x: b}
                                                ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is printed with its place`(_ mistake: Mistake) {
    let diagnostics = GrammarReader.read(Array(mistake.file.utf8), path: "g.yaml").diagnostics
    #expect(diagnostics.printed(about: [("g.yaml", mistake.file)]) == mistake.printed)
  }

  @Test func `patterns are read by name`() {
    let reading = GrammarReader.read(Array("grammar: {word: '[a-z]', n_2: x}".utf8), path: "g.yaml")
    #expect(reading.diagnostics == [])
    #expect(reading.grammar.definitions.mapValues(\.text) == ["word": "[a-z]", "n_2": "x"])
  }

  @Test func `of two patterns with one name the first stays`() {
    let texts = [("a.yaml", "grammar: {a: b, c: d}"), ("b.yaml", "grammar: {c: e, f: g}")]
    let grammars = texts.map { GrammarReader.read(Array($1.utf8), path: $0).grammar }
    let merged = GrammarReader.merged(grammars)
    #expect(merged.grammar.definitions.mapValues(\.text) == ["a": "b", "c": "d", "f": "g"])
    #expect(
      merged.diagnostics.printed(about: texts) == """
        b.yaml:1:14: error: duplicate name 'c'; first at a.yaml:1:20
        grammar: {c: e, f: g}
                     ^
        """
    )
  }
}
