import RuleFiles
import RuleModel
import Testing

@Suite struct AllowanceFileReaderTests {
  static let mistakes = [
    Mistake("nothing", "", "a.yaml:1:1: error: file is empty\n\n^"),
    Mistake(
      "no list",
      "allow: yes",
      """
      a.yaml:1:8: error: expected a list of allowances, found 'yes'
      allow: yes
             ^
      """
    ),
    Mistake(
      "a key of something else",
      "allows: []",
      """
      a.yaml:1:1: error: unknown key 'allows'; did you mean 'allow'?
      allows: []
      ^
      """
    ),
    Mistake(
      "neither why nor how long",
      "allow: [{path: a}]",
      """
      a.yaml:1:9: error: missing key 'expires'
      allow: [{path: a}]
              ^
      a.yaml:1:9: error: missing key 'reason'
      allow: [{path: a}]
              ^
      """
    ),
    Mistake(
      "everything",
      "allow: [{reason: a, expires: 2027-01-01}]",
      """
      a.yaml:1:9: error: missing key 'rule', 'path' or 'fingerprint'
      allow: [{reason: a, expires: 2027-01-01}]
              ^
      """
    ),
    Mistake(
      "a reason without a word",
      "allow: [{path: a, reason: '-', expires: 2027-01-01}]",
      """
      a.yaml:1:28: error: a reason has words
      allow: [{path: a, reason: '-', expires: 2027-01-01}]
                                 ^
      """
    ),
    Mistake(
      "half a fingerprint",
      "allow: [{fingerprint: 00ff, reason: a, expires: 2027-01-01}]",
      """
      a.yaml:1:23: error: malformed fingerprint; it has 32 digits of 0-9 and a-f, and 'redact audit --format jsonl' prints it
      allow: [{fingerprint: 00ff, reason: a, expires: 2027-01-01}]
                            ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsToldWhereItIs(mistake: Mistake) {
    let reading = AllowanceFileReader.read(
      Array(mistake.file.utf8),
      path: "a.yaml",
      rules: RuleSet([])
    )
    let printed = reading.diagnostics.printed(about: [("a.yaml", mistake.file)])
    #expect(printed == mistake.printed)
  }

  @Test func allowancesAreReadInOrder() {
    let text = """
      allow:
        - {path: 'docs/**', reason: manual, expires: 2027-01-31}
        - {fingerprint: 000102030405060708090a0b0c0d0e0f, reason: public, expires: 2028-02-29}
      """
    let reading = AllowanceFileReader.read(Array(text.utf8), path: "a.yaml", rules: RuleSet([]))
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.allowances.map(\.reason.text) == ["manual", "public"])
    #expect(reading.allowances.map(\.expires.description) == ["2027-01-31", "2028-02-29"])
  }
}
