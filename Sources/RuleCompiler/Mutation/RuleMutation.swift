internal import PCRE2
internal import RuleMatching
public import RuleModel

/// Changes a rule a little at a time to see what its own examples notice.
///
/// What no example notices is not proved: the next change of the rule may break it unseen.
public struct RuleMutation {
  private let rule: Rule
  private let compiled: CompiledRule
  private let definitions: [String: String]
  private let samples: [Sample]

  /// The most mutants of one rule that are tried; of more, every so manyth.
  public static let maximumMutants = 200

  /// A text of the rule and what the rule finds in it.
  private struct Sample {
    var bytes: [UInt8]
    var secrets: [Range<Int>]
  }

  /// A changed rule.
  private struct Mutant {
    var rule: CompiledRule
    var change: String
    var result: String?
    var location: SourceLocation
    /// The part that was dropped or changed, if it is one of a pattern.
    var part: Part?
    var isDrop = false
  }

  /// A part of one of the rule's patterns.
  private struct Part {
    var pattern: SourceLocation
    var range: Range<Int>

    func contains(_ other: Part?) -> Bool {
      guard let other else { return false }
      return pattern == other.pattern && range.contains(other.range)
    }
  }

  /// Mutations of a rule that `compiler` compiled without a mistake.
  public init(_ compilation: RuleCompiler.Compilation, by compiler: RuleCompiler = RuleCompiler()) {
    rule = compilation.rule
    compiled = compilation.compiled
    definitions = compiler.definitions
    let id = compiled.id
    let examples = rule.examples.enumerated().compactMap { index, example in
      MarkedText(ExampleProof.text(of: example, ruleID: id, number: index))
        .map { Sample(bytes: $0.bytes, secrets: $0.secrets) }
    }
    let counterexamples = rule.counterexamples.enumerated().map { index, text in
      Sample(
        bytes: Array(ExampleProof.text(of: text, ruleID: id, number: -1 - index).utf8),
        secrets: []
      )
    }
    samples = examples + counterexamples
  }

  /// A warning for each change with which the rule compiles and finds the same in every example and
  /// counterexample.
  ///
  /// There is one for all unnoticed bounds of a quantifier, and none for what is inside of a part that
  /// is itself dropped unnoticed.
  public func survivors() -> [Diagnostic] {
    var survivors: [(mutant: Mutant, results: [String])] = []
    for mutant in unnoticed() {
      if let last = survivors.last?.mutant, let result = mutant.result,
        (last.change, last.location) == (mutant.change, mutant.location)
      {
        survivors[survivors.count - 1].results.append("'\(result)'")
      } else {
        survivors.append((mutant, mutant.result.map { ["'\($0)'"] } ?? []))
      }
    }
    return survivors.map { mutant, results in
      let change = [mutant.change, results.joined(separator: " or ")].filter { !$0.isEmpty }
      return Diagnostic(
        .warning,
        at: mutant.location,
        "no example of \(compiled.id) notices if \(change.joined(separator: " "))"
      )
    }
  }

  private func unnoticed() -> [Mutant] {
    let mutants = mutants()
    let step = max(1, (mutants.count + Self.maximumMutants - 1) / Self.maximumMutants)
    var unnoticed: [Mutant] = []
    var dropped: [Part] = []
    for index in stride(from: 0, to: mutants.count, by: step) {
      let mutant = mutants[index]
      guard !dropped.contains(where: { $0.contains(mutant.part) }), isSound(mutant.rule),
        !isNoticed(mutant.rule)
      else { continue }
      unnoticed.append(mutant)
      dropped += mutant.isDrop ? [mutant.part].compactMap(\.self) : []
    }
    return unnoticed
  }

  private func isSound(_ rule: CompiledRule) -> Bool {
    rule.matcher == compiled.matcher
      || rule.matcher.patterns.allSatisfy {
        (try? Pattern($0, options: .interpreted)) != nil
      }
  }

  private func isNoticed(_ mutant: CompiledRule) -> Bool {
    let reference = RuleReference(mutant, usesJIT: false)
    return samples.contains { reference.secrets(in: $0.bytes) != $0.secrets }
  }

  // MARK: - Mutants

  private func mutants() -> [Mutant] {
    mutantsOfPatterns() + mutantsWithoutValidator() + mutantsWithoutException()
  }

  private func mutantsOfPatterns() -> [Mutant] {
    switch compiled.matcher {
    case .pattern(let text, let groups):
      // A template has no parts that its author chose.
      guard let pattern = rule.pattern else { return [] }
      return mutants(of: pattern, in: text) { .pattern($0, secretGroups: groups) }
    case .block(let open, let body, let close):
      guard let block = rule.block else { return [] }
      let opens = mutants(of: block.open, in: open) { .block(open: $0, body: body, close: close) }
      let bodies = mutants(of: block.body, in: body) { .block(open: open, body: $0, close: close) }
      guard let source = block.close, let close else { return opens + bodies }
      return opens + bodies
        + mutants(of: source, in: close) { .block(open: open, body: body, close: $0) }
    }
  }

  /// The mutants of `source`, which stands in the compiled `text`, perhaps between boundaries.
  private func mutants(
    of source: SourceText,
    in text: String,
    matcher: (String) -> CompiledRule.Matcher
  ) -> [Mutant] {
    guard let patterns = PatternMutants(of: source, definitions: definitions),
      let place = text.firstRange(of: patterns.original)
    else { return [] }
    return patterns.mutants.map { mutant in
      var rule = compiled
      rule.matcher = matcher(text[..<place.lowerBound] + mutant.text + text[place.upperBound...])
      // A mutant may be longer than what it comes from.
      rule.window = CompiledRule.maximumWindow
      return Mutant(
        rule: rule,
        change: mutant.change,
        result: mutant.result,
        location: mutant.location,
        part: Part(pattern: source.location, range: mutant.range),
        isDrop: mutant.isDrop
      )
    }
  }

  private func mutantsWithoutValidator() -> [Mutant] {
    rule.validators.enumerated().map { index, validator in
      var rule = compiled
      rule.validators.remove(at: index)
      return Mutant(
        rule: rule,
        change: "this validator is dropped: '\(validator.text)'",
        location: validator.location
      )
    }
  }

  private func mutantsWithoutException() -> [Mutant] {
    rule.exceptions.enumerated().map { index, exception in
      var rule = compiled
      rule.exceptions.remove(at: index)
      return Mutant(
        rule: rule,
        change: "this exception is dropped: '\(exception.text)'",
        location: exception.location
      )
    }
  }
}

extension CompiledRule.Matcher {
  /// The texts of its patterns.
  fileprivate var patterns: [String] {
    switch self {
    case .pattern(let pattern, _): [pattern]
    case .block(let open, let body, let close): [open, body] + [close].compactMap(\.self)
    }
  }
}
