import RuleCompiler
import RuleModel
import Testing

@Suite struct ContestedExamplesTests {
  /// What is printed about the example of the toy rule beside a rule of `pattern`.
  private func warnings(_ pattern: String, example: String = "a ⟦toy1234⟧ b") throws -> String {
    let file = ToyFile("examples: ['\(example)']")
    let own = try file.compilation()
    var other = own.compiled
    other.id = "credential.other.key"
    other.matcher = .pattern(pattern, secretGroups: [])
    return file.printed(
      ContestedExamples(RuleSet([own.compiled, other])).warnings(about: own.rule)
    )
  }

  @Test func `a rule that finds a piece and something beyond it fights`() throws {
    #expect(
      try warnings("a toy") == """
        Rules/packs/toys.yaml:8:17: warning: credential.other.key finds 'a toy' here, which overlaps what is marked only in part
            examples: ['a ⟦toy1234⟧ b']
                        ^
        """
    )
    #expect(try warnings("4 b") != "")
  }

  @Test(arguments: [
    "toy1234", "toy", "1234", "23", "a toy1234", "toy1234 b", "a toy1234 b", "a ", " b", "x",
  ])
  func `the whole, a part, more or something else is no fight`(pattern: String) throws {
    #expect(try warnings(pattern) == "")
  }
}
