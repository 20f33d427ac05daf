import RuleFiles
import RuleModel
import Testing

@Suite struct RuleFileReaderTests {
  @Test(arguments: RuleFileMistakes.all)
  func `a mistake is printed with its place`(_ mistake: Mistake) {
    let path = "Rules/packs/toys.yaml"
    let diagnostics = RuleFileReader.read(Array(mistake.file.utf8), path: path).diagnostics
    #expect(diagnostics.printed(about: [(path, mistake.file)]) == mistake.printed)
  }

  @Test func `every mistake of a file is printed in one run, in the file's order`() {
    let text = """
      rules:
        - counterexamples: [boy]
          examples: []
          id: credential.toy.key
          label: Toy
          pattern: [a-z]
          summary: a toy
        - id: credential.toy.key
          summary: a toy
          source: RFC 1
          label: toy
          severity: hgih
          pattern: toy
          examlpes: [⟦toy⟧]
          counterexamples: boy
      disable: [toy]
      """
    let reading = RuleFileReader.read(Array(text.utf8), path: "a.yaml")
    #expect(reading.file.rules.map(\.label.text) == ["toy"])
    #expect(
      reading.diagnostics.printed(about: [("a.yaml", text)]) == """
        a.yaml:2:5: error: missing key 'source'
          - counterexamples: [boy]
            ^
        a.yaml:3:15: error: list is empty
            examples: []
                      ^
        a.yaml:5:12: error: malformed label 'Toy'; write words of a-z and 0-9 joined by single hyphens
            label: Toy
                   ^
        a.yaml:6:14: error: expected a text, found a list
            pattern: [a-z]
                     ^
        a.yaml:8:9: error: duplicate id 'credential.toy.key'; first at a.yaml:4:9
          - id: credential.toy.key
                ^
        a.yaml:12:15: error: unknown severity 'hgih'; did you mean 'high'?
            severity: hgih
                      ^
        a.yaml:14:5: error: unknown key 'examlpes'; did you mean 'examples'?
            examlpes: [⟦toy⟧]
            ^
        a.yaml:15:22: error: expected a list of texts, found a text
            counterexamples: boy
                             ^
        a.yaml:16:11: error: malformed id 'toy'; write three or more dotted parts of a-z, 0-9 and single hyphens
        disable: [toy]
                  ^
        """
    )
  }

  @Test func `every field is read`() throws {
    let text = """
      rules:
        - id: credential.toy.key
          summary: a toy
          source: RFC 1
          label: toy-key
          severity: critical
          confidence: high
          pattern: 'to(?<secret>y)'
          literals: [toy, boy]
          reach: {before: 0, after: 12}
          run: '[a-z]'
          multiline: true
          validate: [luhn, entropy>=2.5]
          except: ['toys?']
          boundaries: none
          splitter: url
          examples: [⟦toy⟧]
          counterexamples: [boy, 12]
        - id: row.toy.slot.rule
          summary: slots
          source: RFC 2
          label: slot
          template: 'key {columns} = {value}'
          slots: {value: secret, columns: kept}
          trigger: card-digits
          examples: [a]
          counterexamples: [b]
        - id: private-key.toy.block
          summary: block
          source: RFC 3
          label: block
          block: {open: BEGIN, body: a, close: END}
          examples: [a]
          counterexamples: [b]
      disable: [dsn.other.rule]
      """
    let (file, diagnostics) = RuleFileReader.read(Array(text.utf8), path: "a.yaml")
    #expect(diagnostics == [])
    try #require(file.rules.count == 3)
    let pattern = file.rules[0]
    #expect(pattern.severity == .critical)
    #expect(pattern.confidence == .high)
    #expect(pattern.pattern?.location(atByte: 3) == at(8, 18))
    #expect(pattern.literals == [source("toy", 9, 16), source("boy", 9, 21)])
    #expect(pattern.reach == Rule.Reach(before: 0, after: 12, location: at(10, 12)))
    #expect(pattern.run == source("[a-z]", 11, 11))
    #expect(pattern.isMultiline)
    #expect(pattern.validators.map(\.text) == ["luhn", "entropy>=2.5"])
    #expect(pattern.exceptions.map(\.text) == ["toys?"])
    #expect(pattern.boundaries == .none)
    #expect(pattern.splitter == .url)
    #expect(pattern.counterexamples.map(\.text) == ["boy", "12"])
    let slots = file.rules[1]
    #expect(slots.template?.text == "key {columns} = {value}")
    #expect(slots.slots.map(\.name.text) == ["value", "columns"])
    #expect(slots.slots.map(\.isSecret) == [true, false])
    #expect(slots.trigger == .cardDigits)
    #expect(slots.severity == .high && slots.confidence == .medium && slots.boundaries == .token)
    let block = file.rules[2].block
    #expect([block?.open, block?.body, block?.close].map(\.?.text) == ["BEGIN", "a", "END"])
    #expect(file.disabled == [source("dsn.other.rule", 35, 11)])
  }

  @Test func `a byte of a pattern is found where it was written`() throws {
    let text = #"""
      rules:
        - id: credential.toy.key
          summary: >-
            a
            toy
          source: 'It''s X'
          label: "toy\x2dkey"
          pattern: |-
            (?x) toy
              [0-9]  # é
            (
          examples: [⟦toy⟧]
          counterexamples: [boy]
      """#
    let (file, diagnostics) = RuleFileReader.read(Array(text.utf8), path: "a.yaml")
    #expect(diagnostics == [])
    let rule = try #require(file.rules.first)
    #expect(rule.summary.location == at(4, 7))
    #expect(rule.summary.location(atByte: 2) == at(5, 7))
    #expect(rule.source.location(atByte: 3) == at(6, 18))
    #expect(rule.label.text == "toy-key")
    #expect(rule.label.location(atByte: 3) == at(7, 16))
    #expect(rule.label.location(atByte: 4) == at(7, 20))
    let pattern = try #require(rule.pattern)
    #expect(pattern.text == "(?x) toy\n  [0-9]  # é\n(")
    #expect(pattern.location(atByte: 11) == at(10, 9))
    #expect(pattern.location(atByte: pattern.text.utf8.count - 1) == at(11, 7))
  }

  @Test func `names that two files share are printed once each`() {
    let rule = """
      rules:
        - id: credential.toy.ID
          summary: a toy
          source: RFC 1
          label: LABEL
          pattern: toy
          examples: [⟦toy⟧]
          counterexamples: [boy]
      """
    func file(_ id: String, _ label: String) -> String {
      rule.replacing("ID", with: id).replacing("LABEL", with: label)
    }
    let texts = [
      ("a.yaml", file("one", "one")), ("c.yaml", file("one", "two")),
      ("b.yaml", file("three", "one")),
    ]
    let reading = RuleFileReader.read(texts.map { ($0, Array($1.utf8)) })
    #expect(reading.files.map(\.rules.count) == [1, 1, 1])
    #expect(
      reading.diagnostics.printed(about: texts) == """
        b.yaml:5:12: error: duplicate label 'one'; first at a.yaml:5:12
            label: one
                   ^
        c.yaml:2:9: error: duplicate id 'credential.toy.one'; first at a.yaml:2:9
          - id: credential.toy.one
                ^
        """
    )
  }

  @Test func `a file of many rules and mistakes is read`() {
    let text = "rules:\n" + String(repeating: "  - {id: a.b}\n", count: 20_000)
    let reading = RuleFileReader.read(Array(text.utf8), path: "a.yaml")
    // Per rule: five missing keys, no pattern, a malformed id; and all ids but one are duplicates.
    #expect(reading.diagnostics.count == 20_000 * 8 - 1)
  }

  private func at(_ line: Int, _ column: Int) -> RuleModel.SourceLocation {
    RuleModel.SourceLocation(file: "a.yaml", line: line, column: column)
  }

  private func source(_ text: String, _ line: Int, _ column: Int) -> SourceText {
    SourceText(text, at: at(line, column))
  }
}
