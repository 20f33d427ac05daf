import RuleModel
import RulePacks
import Testing

@Suite struct PolicyResolverTests {
  private func pack(_ files: [String: String], policies: [Policy] = []) -> RulePack {
    RulePack(
      files.sorted { $0.key < $1.key }.map {
        AuthoredFile(path: $0.key, bytes: Array($0.value.utf8))
      },
      policies: Dictionary(uniqueKeysWithValues: policies.map { ($0.name, $0) })
    )
  }

  private func printed(_ files: [String: String], policies: [Policy] = []) -> String {
    pack(files, policies: policies).renderedDiagnostics.joined(separator: "\n")
  }

  @Test func `a policy says more than what it extends, and what it says holds`() {
    let files = [
      "a.yaml": "policy: a\nextends: b\nactions: {row.cued: keep}\nvocabulary: [words.txt]",
      "b.yaml": "policy: b\nextends: known\nactions: {row: pseudonym, row.cued: remove}",
      "words.txt": "one\r\ntwo\n\nthree",
    ]
    let known = Policy(
      name: "known",
      actions: ["email": .lastFour, "row": .keep],
      vocabulary: ["zero"]
    )
    let pack = pack(files, policies: [known])
    #expect(pack.renderedDiagnostics == [])
    #expect(
      pack.policies == [
        "a": Policy(
          name: "a",
          actions: ["email": .lastFour, "row": .pseudonym, "row.cued": .keep],
          vocabulary: ["zero", "one", "two", "three"]
        ),
        "b": Policy(
          name: "b",
          actions: ["email": .lastFour, "row": .pseudonym, "row.cued": .remove],
          vocabulary: ["zero"]
        ),
      ]
    )
  }

  @Test func `a circle is printed where it closes`() {
    let files = [
      "a.yaml": "policy: a\nextends: b", "b.yaml": "policy: b\nextends: a",
      "c.yaml": "policy: c\nextends: c",
    ]
    #expect(
      printed(files) == """
        a.yaml:2:10: error: policies extend each other in a circle
        extends: b
                 ^
        b.yaml:2:10: error: policies extend each other in a circle
        extends: a
                 ^
        c.yaml:2:10: error: policies extend each other in a circle
        extends: c
                 ^
        """
    )
  }

  @Test func `a policy that does not exist is printed with the nearest one`() {
    let files = ["a.yaml": "policy: shop\nextends: lgos", "b.yaml": "policy: b\nextends: shpo"]
    #expect(
      printed(files, policies: [Policy(name: "logs", actions: [:])]) == """
        a.yaml:2:10: error: there is no policy 'lgos'; did you mean 'logs'?
        extends: lgos
                 ^
        b.yaml:2:10: error: there is no policy 'shpo'; did you mean 'shop'?
        extends: shpo
                 ^
        """
    )
  }

  @Test func `a name may not be taken twice`() {
    let files = ["a.yaml": "policy: a", "b.yaml": "policy: a", "c.yaml": "policy: logs"]
    #expect(
      printed(files, policies: [Policy(name: "logs", actions: [:])]) == """
        b.yaml:1:9: error: policy 'a' exists already
        policy: a
                ^
        c.yaml:1:9: error: policy 'logs' exists already
        policy: logs
                ^
        """
    )
  }

  @Test func `a vocabulary stands beside its policy`() {
    let files = [
      "x/a.yaml": "policy: a\nvocabulary: [words.txt, other.txt]", "x/words.txt": "one",
      "other.txt": "two",
    ]
    #expect(
      printed(files) == """
        x/a.yaml:2:25: error: there is no vocabulary file 'x/other.txt'
        vocabulary: [words.txt, other.txt]
                                ^
        """
    )
    #expect(pack(files).policies["a"]?.vocabulary == ["one"])
  }

  @Test func `a mistake in what two policies extend is printed once`() {
    let files = [
      "a.yaml": "policy: a\nextends: c", "b.yaml": "policy: b\nextends: c",
      "c.yaml": "policy: c\nvocabulary: [none.txt]",
    ]
    #expect(
      printed(files) == """
        c.yaml:2:14: error: there is no vocabulary file 'none.txt'
        vocabulary: [none.txt]
                     ^
        """
    )
  }
}
