internal import PatternSyntax
internal import RuleModel

/// The proved patterns of a rule, its boundaries added.
struct RuleParts {
  /// The pattern that candidates are tried with; for a block, what opens it.
  private(set) var main: ProvedPattern?
  private(set) var matcher: CompiledRule.Matcher?
  private(set) var exceptions: [String] = []

  init(_ rule: Rule, definitions: [String: String], mistakes: inout [Diagnostic]) {
    for exception in rule.exceptions {
      let proved = ProvedPattern(exception, definitions: definitions, mistakes: &mistakes)
      exceptions += [proved?.text].compactMap(\.self)
    }
    if let block = rule.block {
      readBlock(block, definitions: definitions, mistakes: &mistakes)
    } else if let template = rule.template {
      let text = TemplateExpansion(of: template.text, rule: rule).pattern
      guard let proved = try? ProvedPattern(text: text) else {
        mistakes.append(
          Diagnostic(at: template.location, "the template makes no pattern: \(text)")
        )
        return
      }
      finish(proved)
    } else if let pattern = rule.pattern {
      readPattern(pattern, of: rule, definitions: definitions, mistakes: &mistakes)
    }
  }

  private mutating func readPattern(
    _ pattern: SourceText,
    of rule: Rule,
    definitions: [String: String],
    mistakes: inout [Diagnostic]
  ) {
    guard let bare = ProvedPattern(pattern, definitions: definitions, mistakes: &mistakes) else {
      return
    }
    if bare.analysis.minimumLength == 0 {
      mistakes.append(Diagnostic(at: pattern.location, "the pattern matches the empty text"))
      return
    }
    guard rule.boundaries == .token else {
      return finish(bare)
    }
    guard
      let bounded = try? ProvedPattern(text: TokenBoundaries(bare.analysis).added(to: bare.text))
    else {
      mistakes.append(Diagnostic(at: pattern.location, "the pattern takes no token boundaries"))
      return
    }
    finish(bounded)
  }

  private mutating func finish(_ proved: ProvedPattern) {
    main = proved
    matcher = .pattern(
      proved.text,
      secretGroups: proved.analysis.secretGroups.map(\.number).sorted()
    )
  }

  private mutating func readBlock(
    _ block: Rule.Block,
    definitions: [String: String],
    mistakes: inout [Diagnostic]
  ) {
    let open = ProvedPattern(block.open, definitions: definitions, mistakes: &mistakes)
    let body = ProvedPattern(block.body, definitions: definitions, mistakes: &mistakes)
    let close = block.close.map {
      ($0, ProvedPattern($0, definitions: definitions, mistakes: &mistakes))
    }
    let pieces = [(block.open, open), (block.body, body)] + [close].compactMap(\.self)
    for case (let source, let proved?) in pieces {
      if proved.analysis.reachAfter.map({ $0 > CompiledRule.maximumPiece }) ?? true {
        mistakes.append(
          Diagnostic(
            at: source.location,
            "a piece of a block reaches at most \(CompiledRule.maximumPiece) bytes; bound its quantifiers"
          )
        )
      }
      if proved.analysis.minimumLength == 0 {
        mistakes.append(Diagnostic(at: source.location, "the pattern matches the empty text"))
      }
    }
    guard let open, let body else { return }
    main = open
    matcher = .block(open: open.text, body: body.text, close: close?.1?.text)
  }
}
