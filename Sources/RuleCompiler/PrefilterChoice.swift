internal import PatternSyntax
internal import RuleModel

/// Chooses how the offsets are found at which a rule is tried.
struct PrefilterChoice {
  private let rule: Rule
  private let analysis: PatternAnalysis

  init(_ rule: Rule, _ analysis: PatternAnalysis) {
    self.rule = rule
    self.analysis = analysis
  }

  /// The declared trigger or literals, else the derived ones; nil with a mistake if there are none.
  func prefilter(mistakes: inout [Diagnostic]) -> CompiledRule.Prefilter? {
    if let trigger = rule.trigger {
      return .trigger(trigger, distance: declaredDistance, lead: declaredLead)
    }
    guard rule.literals.isEmpty else {
      return declared(mistakes: &mistakes)
    }
    guard let derived = analysis.requiredLiterals else {
      mistakes.append(
        Diagnostic(
          at: (rule.pattern ?? rule.template ?? rule.block?.open ?? rule.id).location,
          "no literal stands in every match; declare 'literals' and 'reach'"
        )
      )
      return nil
    }
    return .literals(
      derived.literals.map { CompiledRule.Literal($0.bytes, following: $0.following) },
      distance: derived.distance,
      lead: derived.lead
    )
  }

  private var declaredDistance: ClosedRange<Int> {
    0...(rule.reach?.before ?? 0)
  }

  /// Bytes before what was declared: those of the match if no match ends before it.
  private var declaredLead: ByteSet {
    analysis.minimumLength > declaredDistance.upperBound ? analysis.alphabet : .all
  }

  /// What may stand behind the literals where they are derived, else what a match may begin with.
  var continuation: Continuation? {
    guard rule.trigger == nil, rule.literals.isEmpty else { return analysis.beginning }
    return analysis.requiredLiterals?.continuation
  }

  /// Bytes with ASCII letters in lower case, as the engine compares them.
  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  private func declared(mistakes: inout [Diagnostic]) -> CompiledRule.Prefilter? {
    let literals = rule.literals.map { Self.folded(Array($0.text.utf8)) }
    for (literal, source) in zip(literals, rule.literals)
    where !(1...RequiredLiterals.maximumLength * 4).contains(literal.count) {
      mistakes.append(
        Diagnostic(
          at: source.location,
          "a literal has 1 to \(RequiredLiterals.maximumLength * 4) bytes"
        )
      )
      return nil
    }
    return .literals(
      literals.map { CompiledRule.Literal($0) },
      distance: declaredDistance,
      lead: declaredLead
    )
  }
}
