import RuleModel
import RulePacks
import Testing

@Suite struct RulePackTests {
  private static let rule = """
    rules:
      - id: credential.toy.key
        summary: a toy
        source: RFC 1
        label: toy-key
        pattern: toy(?&digits)
        examples: ['⟦toy1234⟧']
        counterexamples: [boy, toy123, toy12345]
    disable: [credential.other.key]
    """
  private static let grammar = "grammar:\n  digits: '[0-9]{4}'"

  private func pack(
    _ files: [(String, String)],
    beside rules: RuleSet = RuleSet([]),
    grammar: [String: String] = [:]
  ) -> RulePack {
    RulePack(
      files.map { AuthoredFile(path: $0.0, bytes: Array($0.1.utf8)) },
      beside: rules,
      grammar: grammar
    )
  }

  @Test func `files are read by what they hold`() {
    let pack = pack([
      ("a.yaml", Self.rule), ("b.yaml", Self.grammar), ("c.yaml", "policy: c"), ("d.txt", "word"),
    ])
    #expect(pack.renderedDiagnostics == [])
    #expect(pack.isSound)
    #expect(pack.rules.rules.map(\.id) == ["credential.toy.key"])
    #expect(pack.policies.keys.sorted() == ["c"])
    #expect(pack.disabled == ["credential.other.key"])
  }

  @Test func `rules call the grammar that exists already`() {
    let pack = pack([("a.yaml", Self.rule)], grammar: ["digits": "[0-9]{4}"])
    #expect(pack.renderedDiagnostics == [])
    #expect(pack.grammar.isEmpty)
    #expect(pack.unnoticedMutants().isEmpty)
  }

  @Test func `a pattern of the files takes the place of a known one, in their rules only`() {
    let builtIn = pack([
      ("g.yaml", "grammar:\n  four: '(?&digits){4}'\n  digits: '[0-9]'\n  broken: '(?&none)'")
    ])
    #expect(builtIn.grammar == ["four": "(?:[0-9]){4}", "digits": "[0-9]"])
    let own = "grammar:\n  digits: '[a-f]'"
    let rule = Self.rule.replacing("toy(?&digits)", with: "(?&digits){3}toy(?&four)")
      .replacing("⟦toy1234⟧", with: "⟦abctoy1234⟧").replacing(
        "[boy, toy123, toy12345]",
        with: "['x']"
      )
    #expect(
      pack([("a.yaml", rule), ("b.yaml", own)], grammar: builtIn.grammar).renderedDiagnostics == []
    )
  }

  @Test func `ids and labels of built-in rules are taken`() {
    let files = [("a.yaml", Self.rule), ("b.yaml", Self.grammar)]
    let builtIn = pack(files).rules
    #expect(
      pack(files, beside: builtIn).renderedDiagnostics.joined(separator: "\n") == """
        a.yaml:2:9: error: id 'credential.toy.key' is that of a built-in rule
          - id: credential.toy.key
                ^
        a.yaml:5:12: error: label 'toy-key' is that of a built-in rule
            label: toy-key
                   ^
        """
    )
  }

  @Test func `mistakes of all files are printed in the order of the files`() {
    let files = [
      ("a.yaml", Self.rule.replacing("digits", with: "digit")), ("b.yaml", Self.rule),
      ("c.yaml", Self.grammar), ("d.yaml", Self.grammar.replacing("4}", with: "4}(")),
    ]
    #expect(
      pack(files).renderedDiagnostics.joined(separator: "\n") == """
        a.yaml:6:17: error: no pattern of the grammar is called `digit`; did you mean `digits`?
            pattern: toy(?&digit)
                        ^
        b.yaml:2:9: error: duplicate id 'credential.toy.key'; first at a.yaml:2:9
          - id: credential.toy.key
                ^
        b.yaml:5:12: error: duplicate label 'toy-key'; first at a.yaml:5:12
            label: toy-key
                   ^
        d.yaml:2:12: error: duplicate name 'digits'; first at c.yaml:2:12
          digits: '[0-9]{4}('
                   ^
        """
    )
    #expect(!pack(files).isSound)
  }

  @Test func `what no example notices is a warning in file order`() {
    let rule = Self.rule.replacing("toy(?&digits)", with: "toy(?&digits)|doll[0-9]")
    let pack = pack([("a.yaml", rule), ("b.yaml", Self.grammar)])
    #expect(pack.isSound)
    #expect(
      pack.unnoticedMutants().map(pack.sources.rendered).joined(separator: "\n") == """
        a.yaml:6:28: warning: no example of credential.toy.key notices if this alternative is dropped: 'doll[0-9]'
            pattern: toy(?&digits)|doll[0-9]
                                   ^
        """
    )
  }

  @Test func `rules that fight over an example are a warning`() {
    let other = Self.rule.replacing("toy.key", with: "other.key").replacing(
      "toy-key",
      with: "other"
    )
    .replacing("toy(?&digits)", with: "cue toy").replacing("⟦toy1234⟧", with: "⟦cue toy⟧")
    .replacing("disable: [credential.other.key]", with: "")
    let rule = Self.rule.replacing("'⟦toy1234⟧'", with: "'⟦toy1234⟧', 'cue ⟦toy1234⟧'")
      .replacing("disable: [credential.other.key]", with: "")
    let loose = other.replacing("cue toy\n", with: "cue toy\n    boundaries: none\n")
    let pack = pack([("a.yaml", rule), ("b.yaml", Self.grammar), ("c.yaml", loose)])
    #expect(pack.renderedDiagnostics == [])
    #expect(
      pack.contestedExamples().map(pack.sources.rendered).joined(separator: "\n") == """
        a.yaml:7:30: warning: credential.other.key finds 'cue toy' here, which overlaps what is marked only in part
            examples: ['⟦toy1234⟧', 'cue ⟦toy1234⟧']
                                     ^
        """
    )
    #expect(pack.contestedExamples(beside: pack.rules).count == 2)
  }
}
