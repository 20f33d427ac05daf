import BuiltInRules
import RedactionEngine
import RuleModel
import Testing

/// Promise 9: more rules never reveal more.
@Suite struct MonotonicityTests {
  private static func removed(from text: [UInt8], by redactor: Redactor) -> Set<Int> {
    Set(redactor.redact(text).ledger.flatMap { Array($0.input) })
  }

  /// Rules within lines, since the ledger knows of what crosses lines the first part only; texts
  /// that hold no placeholder of the left-out rule, which only the larger set spares.
  ///
  /// Restricted to what the smaller set finds in the text itself: what is found only once a
  /// placeholder stands in the place of something else, another rule may keep from showing.
  @Test func `what a rule set finds, a larger one removes`() {
    check(seeds: 0..<1500, catalogue: ToyRules.mixedInLines, length: 40) { found in
      guard !found.text.shown.contains("redacted") else { return true }
      let rules = RuleSet(found.rules)
      let all = Self.removed(from: found.text, by: found.redactor)
      return rules.rules.allSatisfy { rule in
        let fewer = Redactor(rules: rules.without([rule.id]), policy: Case.removesAll)
        return fewer.findings(in: found.text).allSatisfy { all.isSuperset(of: $0.range) }
      }
    }
  }

  @Test func `built-in rules without one of them remove no more`() {
    let all = Samples.errors.map { Self.removed(from: $0, by: Samples.strictest) }
    let ids = BuiltInRules.rules.rules.map(\.id)
    for id in stride(from: 0, to: ids.count, by: 12).map({ ids[$0] }) {
      let fewer = Redactor(rules: BuiltInRules.rules.without([id]), policy: Case.removesAll)
      for (number, error) in Samples.errors.enumerated() {
        #expect(
          Self.removed(from: error, by: fewer).isSubset(of: all[number]),
          "error \(number), \(id)"
        )
      }
    }
  }
}
