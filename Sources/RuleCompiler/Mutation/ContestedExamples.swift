internal import RuleMatching
public import RuleModel

/// Looks for rules that fight over what the examples of other rules mark.
///
/// A rule may find the whole of it, a part of it, or more; one that finds a part and something beyond
/// it has a wrong idea of where the thing ends.
public struct ContestedExamples {
  private let contestants: [Contestant]

  /// A rule with its plain engine.
  private struct Contestant {
    var rule: CompiledRule
    var reference: RuleReference

    /// Whether the rule could have a candidate in `folded`, a text in lower case.
    func mayFind(in folded: [UInt8]) -> Bool {
      guard case .literals(let literals, _, _) = rule.prefilter else { return true }
      return literals.contains { folded.firstRange(of: $0.bytes) != nil }
    }
  }

  /// A contest between `rules`.
  public init(_ rules: RuleSet) {
    contestants = rules.rules.map { Contestant(rule: $0, reference: RuleReference($0)) }
  }

  /// A warning for each example of `rule` of which another rule finds a range that overlaps a marked
  /// one while neither contains the other.
  public func warnings(about rule: Rule) -> [Diagnostic] {
    rule.examples.enumerated().flatMap { index, example -> [Diagnostic] in
      let text = ExampleProof.text(of: example, ruleID: rule.id.text, number: index)
      guard let marked = MarkedText(text) else { return [] }
      let folded = marked.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      return contestants.compactMap { contestant in
        guard contestant.rule.id != rule.id.text, contestant.mayFind(in: folded) else { return nil }
        let contested = contestant.reference.secrets(in: marked.bytes)
          .first { found in marked.secrets.contains { $0.isCrossed(by: found) } }
        guard let contested else { return nil }
        let found = String(decoding: marked.bytes[contested], as: UTF8.self)
        return Diagnostic(
          .warning,
          at: example.location,
          "\(contestant.rule.id) finds '\(found)' here, which overlaps what is marked only in part"
        )
      }
    }
  }
}

extension Range<Int> {
  /// Whether both share something and neither contains the other.
  fileprivate func isCrossed(by other: Range<Int>) -> Bool {
    overlaps(other)
      && (lowerBound < other.lowerBound) == (upperBound < other.upperBound)
      && lowerBound != other.lowerBound && upperBound != other.upperBound
  }
}
