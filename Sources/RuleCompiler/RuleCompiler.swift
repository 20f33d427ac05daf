internal import PatternSyntax
internal import RuleMatching
public import RuleModel

/// Turns authored rules into rules the engine can run, and proves what can be proved about each.
public struct RuleCompiler: Sendable {
  private let grammar: Grammar
  /// The patterns that a rule may call, by name.
  let definitions: [String: String]

  /// A compiler whose rules may refer to the patterns of `grammar` and to those of `known`, which
  /// are proved already; of two with the same name, to that of `grammar`.
  public init(grammar: Grammar = Grammar(), beside known: [String: String] = [:]) {
    self.grammar = grammar
    definitions = known.merging(grammar.definitions.mapValues(\.text)) { $1 }
  }

  /// The patterns of the compiler's own grammar with all that they call put in, so that a pattern
  /// that gets the name of one of them later changes none; those with a mistake are left out.
  public var closedGrammar: [String: String] {
    grammar.definitions.compactMapValues { try? expanded($0.text, definitions: definitions).text }
  }

  /// A rule as written beside what became of it.
  public struct Compilation: Sendable {
    /// The rule as written.
    public var rule: Rule
    /// What the engine runs.
    public var compiled: CompiledRule
  }

  /// Compiles `rules`; a rule with a mistake is left out, and every mistake of every rule and of the
  /// grammar reported.
  public func compile(_ rules: [Rule]) -> (compilations: [Compilation], mistakes: [Diagnostic]) {
    var compilations: [Compilation] = []
    var mistakes: [Diagnostic] = []
    var prover = PatternProver(definitions: definitions)
    // Each definition is a pattern by itself, so that its mistakes are shown where they are made.
    for (_, definition) in grammar.definitions.sorted(by: { $0.key < $1.key }) {
      _ = prover.proved(definition, mistakes: &mistakes)
    }
    for rule in rules {
      var found: [Diagnostic] = []
      var alphabet = ByteSet()
      guard
        let compiled = compile(rule, prover: &prover, alphabet: &alphabet, mistakes: &found)
      else {
        mistakes += found
        continue
      }
      mistakes +=
        found.isEmpty ? ExampleProof(rule, compiled, alphabet: alphabet).mistakes() : found
      compilations.append(Compilation(rule: rule, compiled: compiled))
    }
    return (compilations, mistakes)
  }

  /// Compiles `rule` without proving its examples; nil with at least one mistake if that fails.
  ///
  /// `alphabet` receives the bytes that the rule's secrets are made of.
  private func compile(
    _ rule: Rule,
    prover: inout PatternProver,
    alphabet: inout ByteSet,
    mistakes: inout [Diagnostic]
  ) -> CompiledRule? {
    let before = mistakes.count
    let parts = RuleParts(rule, prover: &prover, mistakes: &mistakes)
    guard let analysis = parts.analysis else { return nil }
    alphabet = analysis.secretAlphabet
    let run = runClass(of: rule, prover: &prover, mistakes: &mistakes)
    let choice = PrefilterChoice(rule, analysis)
    let prefilter = choice.prefilter(mistakes: &mistakes)
    checkValidators(of: rule, mistakes: &mistakes)
    guard mistakes.count == before, let prefilter, let matcher = parts.matcher else { return nil }
    let reach = WindowChoice(rule, analysis)
    reach.check(mistakes: &mistakes)
    guard mistakes.count == before else { return nil }
    return CompiledRule(
      id: rule.id.text,
      summary: rule.summary.text,
      source: rule.source.text,
      label: rule.label.text,
      severity: rule.severity,
      confidence: rule.confidence,
      prefilter: prefilter,
      continuation: choice.continuation,
      matcher: matcher,
      firstBytes: analysis.firstBytes,
      precedingBytes: InnerBeginning.preceding(
        analysis.precedingBytes,
        askedFor: LineAnchors(of: matcher)
      ),
      lookbehind: reach.lookbehind,
      window: reach.window,
      isBounded: reach.isBounded,
      isMultiline: rule.isMultiline || rule.block != nil,
      run: run,
      validators: rule.validators.map(\.text),
      exceptions: parts.exceptions,
      splitter: rule.splitter,
      examples: rule.examples.map(\.text)
    )
  }

  private func runClass(
    of rule: Rule,
    prover: inout PatternProver,
    mistakes: inout [Diagnostic]
  ) -> ByteSet {
    guard let run = rule.run else {
      return ByteSet(" \t\r\n\u{0B}\u{0C}").inverted
    }
    guard let analysis = prover.proved(run, mistakes: &mistakes)?.analysis else {
      return ByteSet()
    }
    if analysis.minimumLength != 1 || analysis.maximumLength != 1 {
      mistakes.append(
        Diagnostic(at: run.location, "'run' is one character class, such as [A-Za-z0-9_-]")
      )
    }
    return analysis.firstBytes
  }

  private func checkValidators(of rule: Rule, mistakes: inout [Diagnostic]) {
    for validator in rule.validators where !KnownValidators.accept(validator.text) {
      mistakes.append(
        Diagnostic(at: validator.location, "validator '\(validator.text)' is not understood")
      )
    }
  }
}
