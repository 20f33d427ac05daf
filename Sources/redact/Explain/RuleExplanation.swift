internal import RuleModel

/// What there is to say about a rule.
struct RuleExplanation {
  let rule: CompiledRule
  /// The policies to tell about, in order.
  let policies: [Policy]

  /// The explanation, line by line.
  var lines: [String] {
    let facts = [
      ("label", "[redacted:\(rule.label)]"), ("severity", rule.severity.rawValue),
      ("confidence", rule.confidence.rawValue), ("source", rule.source.printable),
    ]
    let decisions = policies.map { policy in
      (policy.name.printable, PolicyDecision(policy, forRule: rule.id).description)
    }
    let width = (facts + decisions).map(\.0.count).max() ?? 0
    let table = (facts + decisions).map { name, value in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(value)"
    }
    let examples = rule.examples.flatMap { example in
      example.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        ($0 == 0 ? "  - " : "    ") + String($1).printable
      }
    }
    let heading = examples.isEmpty ? [] : ["  examples, with what goes between ⟦ and ⟧:"]
    return [rule.id, "  \(rule.summary.printable)"] + table + heading + examples
  }
}
