internal import PatternSyntax
internal import RuleModel

/// The proved patterns of a rule, its boundaries added.
struct RuleParts {
  /// What follows from the pattern that candidates are tried with; for a block, from what opens it.
  private(set) var analysis: PatternAnalysis?
  private(set) var matcher: CompiledRule.Matcher?
  private(set) var exceptions: [String] = []

  init(_ rule: Rule, prover: inout PatternProver, mistakes: inout [Diagnostic]) {
    for exception in rule.exceptions {
      let proved = prover.proved(exception, mistakes: &mistakes)
      exceptions += [proved?.text].compactMap(\.self)
    }
    if let block = rule.block {
      readBlock(block, prover: &prover, mistakes: &mistakes)
    } else if let template = rule.template {
      let text = TemplateExpansion(of: template.text, rule: rule).pattern
      do throws(PatternSyntax.PatternError) {
        let proved = try ProvedPattern(text: text)
        finish(proved, proved.analysis)
      } catch {
        mistakes.append(
          Diagnostic(at: template.location, "\(error.message); the template makes \(text)")
        )
      }
    } else if let pattern = rule.pattern {
      readPattern(pattern, of: rule, prover: &prover, mistakes: &mistakes)
    }
  }

  private mutating func readPattern(
    _ pattern: SourceText,
    of rule: Rule,
    prover: inout PatternProver,
    mistakes: inout [Diagnostic]
  ) {
    guard let bare = prover.proved(pattern, mistakes: &mistakes) else { return }
    let analysis = bare.analysis
    if analysis.minimumLength == 0 {
      mistakes.append(Diagnostic(at: pattern.location, "the pattern matches the empty text"))
      return
    }
    let boundaries = TokenBoundaries(analysis)
    guard rule.boundaries == .token, !boundaries.isEmpty else {
      return finish(bare, analysis)
    }
    guard let bounded = try? ProvedPattern(text: boundaries.added(to: bare.text)) else {
      mistakes.append(Diagnostic(at: pattern.location, "the pattern takes no token boundaries"))
      return
    }
    finish(bounded, bounded.analysis)
  }

  private mutating func finish(_ proved: ProvedPattern, _ analysis: PatternAnalysis) {
    self.analysis = analysis
    matcher = .pattern(
      proved.text,
      secretGroups: analysis.secretGroups.map(\.number).sorted()
    )
  }

  private mutating func readBlock(
    _ block: Rule.Block,
    prover: inout PatternProver,
    mistakes: inout [Diagnostic]
  ) {
    let open = prover.proved(block.open, mistakes: &mistakes)
    let body = prover.proved(block.body, mistakes: &mistakes)
    let close = block.close.map { ($0, prover.proved($0, mistakes: &mistakes)) }
    let pieces = [(block.open, open), (block.body, body)] + [close].compactMap(\.self)
    for case (let source, let proved?) in pieces {
      let analysis = proved.analysis
      if analysis.reachAfter.map({ $0 > CompiledRule.maximumPiece }) ?? true {
        mistakes.append(
          Diagnostic(
            at: source.location,
            "a piece of a block reaches at most \(CompiledRule.maximumPiece) bytes; bound its quantifiers"
          )
        )
      }
      if analysis.minimumLength == 0 {
        mistakes.append(Diagnostic(at: source.location, "the pattern matches the empty text"))
      }
    }
    guard let open, let body else { return }
    analysis = open.analysis
    matcher = .block(open: open.text, body: body.text, close: close?.1?.text)
  }
}
