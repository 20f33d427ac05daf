internal import PatternSyntax
internal import RuleModel

/// Chooses how much text around a candidate a rule sees.
struct WindowChoice {
  let lookbehind: Int
  let window: Int
  let isBounded: Bool
  private let rule: Rule

  init(_ rule: Rule, _ analysis: PatternAnalysis) {
    self.rule = rule
    lookbehind = analysis.lookbehind
    let derived = analysis.reachAfter
    let declared = rule.reach.map { reach in
      reach.before + (rule.literals.map(\.text.utf8.count).max() ?? 0) + reach.after
    }
    // A declared reach only ever shortens what a pattern without a bound may see.
    let wanted = derived ?? declared ?? Int.max
    isBounded = derived.map { $0 <= CompiledRule.maximumWindow } ?? false
    window = min(wanted, CompiledRule.maximumWindow)
  }

  /// Notes what no window can hold.
  func check(mistakes: inout [Diagnostic]) {
    if lookbehind > CompiledRule.maximumLookbehind {
      mistakes.append(
        Diagnostic(
          at: (rule.pattern ?? rule.id).location,
          "lookbehind reaches \(lookbehind) bytes back, at most \(CompiledRule.maximumLookbehind) are visible"
        )
      )
    }
  }
}
