public import RuleCompiler
public import RuleModel
internal import RuleFiles

/// What a set of authored files amounts to: rules, policies and every mistake.
public struct RulePack: Sendable {
  /// The rules as written and compiled, in the order of the files.
  public private(set) var compilations: [RuleCompiler.Compilation] = []
  /// The policies by name, with what they extend worked in.
  public private(set) var policies: [String: Policy] = [:]
  /// Ids of rules of other packs that these files switch off, where they were written.
  public private(set) var switchedOff: [SourceText] = []
  /// Every mistake, in the order of the files.
  public private(set) var diagnostics: [Diagnostic] = []
  private let compiler: RuleCompiler
  /// The files' texts, for printing diagnostics.
  public private(set) var sources = SourceIndex()

  /// Reads and compiles `files`.
  ///
  /// Ids and labels may not be those of `rules`, which exist already; the policies that exist already
  /// may be extended. The rules may call the patterns of `grammar`, unless a file has one of the same
  /// name.
  public init(
    _ files: [AuthoredFile],
    beside rules: RuleSet = RuleSet([]),
    policies: [String: Policy] = [:],
    grammar known: [String: String] = [:]
  ) {
    var reading = Reading()
    for file in files {
      reading.read(file)
      sources.add(path: file.path, text: String(decoding: file.bytes, as: UTF8.self))
    }
    let ruleFiles = reading.ruleFiles
    switchedOff = ruleFiles.flatMap(\.disabled)
    let (grammar, grammarMistakes) = GrammarReader.merged(reading.grammars)
    compiler = RuleCompiler(grammar: grammar, beside: known)
    let authored = ruleFiles.flatMap(\.rules)
    let (compilations, mistakes) = compiler.compile(authored)
    self.compilations = compilations
    var resolver = PolicyResolver(
      reading.policies,
      known: policies,
      vocabularies: reading.words,
      rules: rules.without(Set(switchedOff.map(\.text))).rules.map(\.id) + authored.map(\.id.text)
    )
    self.policies = resolver.resolve()
    diagnostics =
      (reading.diagnostics + grammarMistakes + mistakes + resolver.mistakes
      + RuleFileReader.duplicates(across: ruleFiles)
      + Self.clashes(of: authored, with: rules.rules)).inFileOrder()
  }

  /// The compiled rules.
  public var rules: RuleSet {
    RuleSet(compilations.map(\.compiled))
  }

  /// The patterns of the files' own grammar, which call none.
  public var grammar: [String: String] {
    compiler.closedGrammar
  }

  /// Ids of rules of other packs that these files switch off.
  public var disabled: Set<String> {
    Set(switchedOff.map(\.text))
  }

  /// Whether no file has a mistake.
  public var isSound: Bool {
    !diagnostics.contains { $0.level == .error }
  }

  /// The diagnostics as a compiler prints them.
  public var renderedDiagnostics: [String] {
    diagnostics.map(sources.rendered)
  }

  /// A warning for each small change of a rule that its own examples do not notice, in file order.
  public func unnoticedMutants() -> [Diagnostic] {
    compilations.flatMap { RuleMutation($0, by: compiler).survivors() }.inFileOrder()
  }

  /// A warning for each example of which another of these rules or of `others` finds a piece and
  /// something beyond it, in file order.
  public func contestedExamples(beside others: RuleSet = RuleSet([])) -> [Diagnostic] {
    let contest = ContestedExamples(RuleSet(rules.rules + others.rules))
    return compilations.flatMap { contest.warnings(about: $0.rule) }.inFileOrder()
  }

  private static func clashes(of rules: [Rule], with existing: [CompiledRule]) -> [Diagnostic] {
    let ids = Set(existing.map(\.id))
    let labels = Set(existing.map(\.label))
    return rules.flatMap { rule -> [Diagnostic] in
      [
        ids.contains(rule.id.text)
          ? Diagnostic(at: rule.id.location, "id '\(rule.id.text)' is that of a built-in rule")
          : nil,
        labels.contains(rule.label.text)
          ? Diagnostic(
            at: rule.label.location,
            "label '\(rule.label.text)' is that of a built-in rule"
          )
          : nil,
      ].compactMap(\.self)
    }
  }
}
