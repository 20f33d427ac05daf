import RuleCompiler
import RuleModel
import Testing

@Suite struct RuleMutationTests {
  /// The warnings about the rule as they are printed, without the line and the caret.
  private func survivors(_ lines: String, grammar: [String: String] = [:]) throws -> [String] {
    let file = ToyFile(lines)
    let compilation = try file.compilation(grammar: grammar)
    let diagnostics = RuleMutation(
      compilation,
      by: RuleCompiler(grammar: ToyFile.grammar(grammar))
    ).survivors()
    return diagnostics.map { diagnostic in
      String(file.printed([diagnostic]).split(separator: "\n")[0])
        .replacing("Rules/packs/toys.yaml:", with: "")
        .replacing("warning: no example of credential.toy.key notices if ", with: "")
    }
  }

  @Test func `a survivor is printed with its place`() throws {
    let file = ToyFile(
      "pattern: '(?:toy|boy)[0-9]{4}'\ncounterexamples: [toy123, toy123a, toy12345]"
    )
    let survivors = RuleMutation(try file.compilation()).survivors()
    #expect(
      file.printed(survivors) == """
        Rules/packs/toys.yaml:7:22: warning: no example of credential.toy.key notices if this alternative is dropped: 'boy'
            pattern: '(?:toy|boy)[0-9]{4}'
                             ^
        """
    )
  }

  @Test func `what every example needs is noticed`() throws {
    let lines = """
      pattern: '(?:toy|boy)[0-9]{4}'
      examples: ['⟦toy1234⟧', 'a ⟦boy1234⟧.']
      counterexamples: [toy123, toy123a, toy12345]
      """
    #expect(try survivors(lines) == [])
  }

  @Test func `dropped alternatives, optional parts and weakened classes`() throws {
    let lines = """
      pattern: '(?:toy|(?<cue>g)irl|boy)s?[0-9]{4}(?<secret>[a-z])(?:x|y)*+'
      examples: ['toy1234⟦a⟧']
      boundaries: none
      """
    #expect(
      try survivors(lines) == [
        "7:22: this alternative is dropped: '(?<cue>g)irl'",
        "7:35: this alternative is dropped: 'boy'",
        "7:39: this optional part is dropped: 's?'",
        "7:46: '{4}' becomes '{3,4}' or '{4,5}'",
        "7:41: this class is weakened to any byte: '[0-9]'",
        "7:65: this optional part is dropped: '(?:x|y)*+'",
      ]
    )
  }

  @Test func `both bounds of a quantifier are shifted`() throws {
    let lines = "pattern: 'toy[0-9]{2,6}?'\nexamples: ['⟦toy1234⟧']\ncounterexamples: [toyabcd]"
    #expect(
      try survivors(lines) == [
        "6:23: '{2,6}?' becomes '{1,6}?' or '{3,6}?' or '{2,5}?' or '{2,7}?'"
      ]
    )
  }

  @Test func `validators and exceptions are dropped`() throws {
    let lines = """
      validate: [entropy>=1, not-placeholder]
      except: [toy0000, 'toy9{4}']
      counterexamples: [toy0000, toy123, toy12345, toyabcd]
      """
    #expect(
      try survivors(lines) == [
        "8:16: this validator is dropped: 'entropy>=1'",
        "8:28: this validator is dropped: 'not-placeholder'",
        "9:24: this exception is dropped: 'toy9{4}'",
      ]
    )
  }

  @Test func `the grammar is left alone, what stands around its calls is not`() throws {
    let lines = """
      pattern: '(?:(?&digits)|toy(?&digits)?|(?&words))x{1,2}'
      literals: [x]
      reach: {before: 9, after: 9}
      examples: ['⟦toy1234x⟧']
      """
    #expect(
      try survivors(lines, grammar: ["digits": "[0-9]{4}|[0-9]{8}", "words": "aa?"]) == [
        "7:18: this alternative is dropped: '(?&digits)'",
        "7:44: this alternative is dropped: '(?&words)'",
        "7:42: '?' becomes '{1}'",
        "7:55: '{1,2}' becomes '{0,2}' or '{1}' or '{1,3}'",
      ]
    )
  }

  @Test func `pieces of a block are mutated each`() throws {
    let lines = """
      block: {open: 'BEGIN ?\\n', body: '[a-z]{1,8}\\n', close: 'END|FIN'}
      examples: ["⟦BEGIN\\nabc\\nEND⟧"]
      """
    #expect(
      try survivors(lines) == [
        "7:25: this optional part is dropped: ' ?'",
        "7:44: '{1,8}' becomes '{0,8}' or '{2,8}' or '{1,7}' or '{1,9}'",
        "7:39: this class is weakened to any byte: '[a-z]'",
        "7:66: this alternative is dropped: 'FIN'",
      ]
    )
  }

  @Test func `a template has nothing to mutate`() throws {
    let lines = "template: 'toy {value}!'\nslots: {value: secret}\nexamples: ['toy ⟦1⟧!']"
    #expect(try survivors(lines) == [])
  }

  @Test func `the number of mutants is bounded`() throws {
    let words = (0..<1000).map { "w\($0)" }.joined(separator: "|")
    let lines = "pattern: 'toy(?:1234|\(words))'\nexamples: ['⟦toy1234⟧']"
    let count = try survivors(lines).count
    #expect((100...RuleMutation.maximumMutants).contains(count))
  }
}
