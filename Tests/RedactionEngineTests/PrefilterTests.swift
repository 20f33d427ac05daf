import LiteralScan
import RedactionEngine
import RuleMatching
import RuleModel
import Testing

/// Promise 6: the prefilter is only ever an optimisation.
@Suite struct PrefilterTests {
  private static func isWhatTheReferenceFinds(_ found: Case) -> Bool {
    let rules = RuleSet(found.rules).rules
    let findings = found.redactor.findings(in: found.text).filter { !$0.isFromView }
    return rules.indices.allSatisfy { rule in
      RuleReference.joined(findings.filter { $0.rule == rule }.map(\.range))
        == RuleReference(rules[rule]).secrets(in: found.text)
    }
  }

  @Test func `findings are those of every rule at every offset`() {
    check(seeds: 0..<1500, catalogue: ToyRules.mixed, length: 60, Self.isWhatTheReferenceFinds)
  }

  @Test func `what may stand behind a literal refuses no match`() {
    check(seeds: 5000..<6500, catalogue: ToyRules.mixed, length: 60) { found in
      var other = found
      other.options.continuationThreshold = 0
      return Self.isWhatTheReferenceFinds(other)
    }
  }

  @Test(arguments: Kernel.available) func `every kernel finds the same`(kernel: Kernel) {
    check(seeds: 0..<300, catalogue: ToyRules.mixed, length: 120) { found in
      var other = found
      other.options.kernel = kernel
      return other.redactor.findings(in: found.text) == found.redactor.findings(in: found.text)
    }
  }

  @Test func `the interpreter finds the same`() {
    check(seeds: 0..<500, catalogue: ToyRules.mixed, length: 60) { found in
      var other = found
      other.options.usesJIT = false
      return other.redactor.findings(in: found.text) == found.redactor.findings(in: found.text)
    }
  }

  @Test func `built-in rules find the same before and after a literal is known`() {
    var options = RedactorOptions()
    options.continuationThreshold = 0
    let rules = Samples.strictest.rules
    let learned = Redactor(rules: rules, policy: Samples.strictest.policy, options: options)
    for error in Samples.errors {
      #expect(Set(learned.findings(in: error)) == Set(Samples.strictest.findings(in: error)))
    }
  }

  /// Built-in rules against recorded errors, as many as a debug build can try at every offset.
  @Test func `built-in rules find the same at every offset`() {
    let rules = Samples.strictest.rules.rules
    for error in stride(from: 0, to: Samples.errors.count, by: 14).map({ Samples.errors[$0] }) {
      let findings = Samples.strictest.findings(in: error).filter { !$0.isFromView }
      for rule in rules.indices {
        #expect(
          RuleReference.joined(findings.filter { $0.rule == rule }.map(\.range))
            == RuleReference(rules[rule]).secrets(in: error),
          "\(rules[rule].id)"
        )
      }
    }
  }
}
