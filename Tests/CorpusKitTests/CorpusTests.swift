import CorpusKit
import Testing

@Suite struct CorpusTests {
  /// A corpus with mistakes and what is printed about it.
  struct Mistake: CustomTestStringConvertible, Sendable {
    var name: String
    var files: [String: String]
    var printed: String

    var testDescription: String { name }

    init(_ name: String, _ cases: String, _ printed: String) {
      self.init(name, files: ["Corpus/toy/a.yaml": cases], printed)
    }

    init(_ name: String, files: [String: String], _ printed: String) {
      self.name = name
      self.files = files.merging([
        "Corpus/shapes.yaml": """
        shapes:
          toy: {alphabet: digit, length: 8}
          toy-pair: {form: '{toy}-{toy}', source: RFC 1}
        """
      ]) { own, _ in own }
      self.printed = printed
    }
  }

  static let mistakes = [
    Mistake(
      "unknown keys",
      """
      polcy: logs
      cases:
        - {text: a, lose: true}
      """,
      """
      Corpus/toy/a.yaml:1:1: error: unknown key 'polcy'; did you mean 'policy'?
      polcy: logs
      ^
      Corpus/toy/a.yaml:3:15: error: unknown key 'lose'; did you mean 'loose'?
        - {text: a, lose: true}
                    ^
      """
    ),
    Mistake(
      "unbalanced marks",
      """
      cases:
        - 'é ⟦a'
        - a⟧
        - {text: '⟦a⟪b⟫⟧', loose: true}
        - x⟦⟧
      """,
      """
      Corpus/toy/a.yaml:2:8: error: mark '⟦' is not closed
        - 'é ⟦a'
             ^
      Corpus/toy/a.yaml:3:6: error: mark '⟧' is not opened
        - a⟧
           ^
      Corpus/toy/a.yaml:4:15: error: mark '⟪' inside '⟦'
        - {text: '⟦a⟪b⟫⟧', loose: true}
                    ^
      Corpus/toy/a.yaml:4:17: error: mark '⟫' is not opened
        - {text: '⟦a⟪b⟫⟧', loose: true}
                      ^
      Corpus/toy/a.yaml:5:6: error: mark '⟦' holds nothing
        - x⟦⟧
           ^
      """
    ),
    Mistake(
      "unknown shapes",
      """
      cases:
        - x ⟦{tyo:3}⟧
        - '{elephant} \\{elephant} {"a":1} {}'
        - ⟦{toy-pair:3}⟧
      """,
      """
      Corpus/toy/a.yaml:2:8: error: unknown shape 'tyo'; did you mean 'toy'?
        - x ⟦{tyo:3}⟧
             ^
      Corpus/toy/a.yaml:3:6: error: unknown shape 'elephant'; write \\{elephant} for the text itself
        - '{elephant} \\{elephant} {"a":1} {}'
           ^
      Corpus/toy/a.yaml:4:6: error: shape 'toy-pair' has a form, which has its own lengths
        - ⟦{toy-pair:3}⟧
           ^
      """
    ),
    Mistake(
      "cases that contradict themselves",
      """
      cases:
        - {text: a, base64: YQ==}
        - {policy: logs}
        - {base64: YQ=}
        - {text: b, loose: true}
        - ⟪c⟫
        - {text: d, policy: log}
        - e
        - {text: e, policy: logs}
        - []
      """,
      """
      Corpus/toy/a.yaml:2:15: error: 'base64' beside 'text'; a case has one of them
        - {text: a, base64: YQ==}
                    ^
      Corpus/toy/a.yaml:3:5: error: missing key 'text' or 'base64'
        - {policy: logs}
          ^
      Corpus/toy/a.yaml:4:14: error: malformed base64
        - {base64: YQ=}
                   ^
      Corpus/toy/a.yaml:5:12: error: 'loose: true' in a case that marks nothing as secret
        - {text: b, loose: true}
                 ^
      Corpus/toy/a.yaml:6:5: error: '⟪' without 'loose: true'; all unmarked text has to stay
        - ⟪c⟫
          ^
      Corpus/toy/a.yaml:7:23: error: unknown policy 'log'; did you mean 'logs'?
        - {text: d, policy: log}
                            ^
      Corpus/toy/a.yaml:9:12: error: duplicate case; first at line 8
        - {text: e, policy: logs}
                 ^
      Corpus/toy/a.yaml:10:5: error: expected a text, found a list
        - []
          ^
      """
    ),
    Mistake(
      "shapes",
      files: [
        "Corpus/shapes.yaml": """
        shapes:
          a: {prefix: a_, alphabet: didgit, length: 3}
          b: {form: '{c}', length: 2, source: RFC 1}
          Big: {alphabet: digit}
        """
      ],
      """
      Corpus/shapes.yaml:2:6: error: missing key 'source'; say which public page describes it
        a: {prefix: a_, alphabet: didgit, length: 3}
           ^
      Corpus/shapes.yaml:2:29: error: unknown alphabet 'didgit'; did you mean 'digit'?
        a: {prefix: a_, alphabet: didgit, length: 3}
                                  ^
      Corpus/shapes.yaml:3:14: error: unknown shape 'c'; write \\{c} for the text itself
        b: {form: '{c}', length: 2, source: RFC 1}
                   ^
      Corpus/shapes.yaml:3:20: error: 'length' beside 'form'
        b: {form: '{c}', length: 2, source: RFC 1}
                         ^
      Corpus/shapes.yaml:4:3: error: malformed name 'Big'; write a-z, 0-9 and hyphens
        Big: {alphabet: digit}
        ^
      Corpus/shapes.yaml:4:8: error: missing key 'length'
        Big: {alphabet: digit}
             ^
      """
    ),
    Mistake(
      "places of files and baseline",
      files: [
        "Corpus/a.yaml": "cases: [a]",
        "Corpus/baseline.jsonl": """
        {"case": "toy/a#1", "kind": "leak", "reason": "r"}

        {"case": "toy/a#1", "kind": "leek", "reason": ""}
        """,
      ],
      """
      Corpus/a.yaml:1:1: error: file is in no family's folder
      cases: [a]
      ^
      Corpus/baseline.jsonl:3:30: error: unknown kind 'leek'; did you mean 'leak'?
      {"case": "toy/a#1", "kind": "leek", "reason": ""}
                                   ^
      Corpus/baseline.jsonl:3:47: error: text is empty
      {"case": "toy/a#1", "kind": "leek", "reason": ""}
                                                    ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `every mistake is printed with its place`(mistake: Mistake) {
    let corpus = Corpus(toy: mistake.files)
    #expect(corpus.renderedDiagnostics.joined(separator: "\n") == mistake.printed)
  }

  @Test func `a new case renames none`() {
    let old = Corpus(toy: ["Corpus/toy/a.yaml": "cases: [b, c]"])
    let new = Corpus(toy: ["Corpus/toy/a.yaml": "cases: [a, b, c]"])
    #expect(new.cases.map(\.id).suffix(2) == old.cases.map(\.id)[...])
  }
}
