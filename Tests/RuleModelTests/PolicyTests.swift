import RuleModel
import Testing

@Suite struct PolicyTests {
  private let policy = Policy(
    name: "toy",
    actions: ["row": .pseudonym, "row.cued": .remove, "row.cued.one": .keep]
  )

  @Test(arguments: [
    ("row.toy.value", Action.pseudonym), ("row.cued.two", .remove), ("row.cued.one", .keep),
    ("row.cued.one.more", .keep), ("rows.toy.value", .remove), ("email.toy.plain", .remove),
    ("row", .pseudonym),
  ])
  func `the longest dotted prefix decides, and silence removes`(id: String, action: Action) {
    #expect(policy.action(forRule: id) == action)
    #expect(policy.actions(forRules: [id]) == [action])
  }

  @Test func `only keeping and removing disclose nothing of a kept part`() {
    #expect(Action.allCases.filter { !$0.isPartialDisclosure } == [.keep, .remove])
    #expect(Action.allCases.max { $0.strictness < $1.strictness } == .remove)
    #expect(Action.allCases.min { $0.strictness < $1.strictness } == .keep)
  }
}
