public import RuleModel

/// A rule with a part missing, by which a gate shows that it would notice.
public struct RuleMutant: Sendable {
  /// The rule's id.
  public let rule: String
  /// What is missing.
  public let change: Change
  /// The rule as it is left; nil if it is gone.
  let replacement: CompiledRule?

  /// A part of a rule.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// All of it.
    case deletion
    /// One of the strings of which a match holds one.
    case literal
    /// The shortest length of a repeated part.
    case length
  }

  /// The mutants of `rule`: without it, without each of its literals, with a longer minimum.
  public static func mutants(of rule: CompiledRule) -> [RuleMutant] {
    var mutants = [RuleMutant(rule: rule.id, change: .deletion, replacement: nil)]
    if case .literals(let literals, let distance, let lead) = rule.prefilter, literals.count > 1 {
      mutants += literals.indices.map { index in
        var weaker = rule
        var left = literals
        left.remove(at: index)
        weaker.prefilter = .literals(left, distance: distance, lead: lead)
        return RuleMutant(rule: rule.id, change: .literal, replacement: weaker)
      }
    }
    if case .pattern(let pattern, let groups) = rule.matcher,
      let longer = raisedMinimum(of: pattern)
    {
      var weaker = rule
      weaker.matcher = .pattern(longer, secretGroups: groups)
      mutants.append(RuleMutant(rule: rule.id, change: .length, replacement: weaker))
    }
    return mutants
  }

  /// `rules` with the mutant in place of its rule.
  func mutated(_ rules: RuleSet) -> RuleSet {
    RuleSet(rules.rules.compactMap { $0.id == rule ? replacement : $0 })
  }

  /// `pattern` with the greatest `{n,m}` at its greatest `n`; nil if it has none.
  private static func raisedMinimum(of pattern: String) -> String? {
    let bounds = pattern.matches(of: /\{(\d+),(\d+)\}/).compactMap { match in
      Int(match.1).flatMap { low in Int(match.2).map { (low: low, high: $0, match.range) } }
    }
    guard
      let widest = bounds.filter({ $0.low > 1 && $0.low < $0.high }).max(by: { $0.low < $1.low })
    else { return nil }
    return pattern.replacingCharacters(widest.2, with: "{\(widest.high),\(widest.high)}")
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
