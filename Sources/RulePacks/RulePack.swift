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
    grammar: [String: String] = [:]
  ) {
    let neighbours = PackNeighbours(rules: rules, policies: policies, grammar: grammar)
    self.init(files, beside: neighbours)
  }

  /// Reads and compiles `files`, which stand beside those of another pack.
  ///
  /// The other files are read and not compiled, which would take a hundred times as long.
  public init(_ files: [AuthoredFile], besideFiles others: [AuthoredFile]) {
    self.init(files, beside: PackNeighbours(reading: others))
  }

  private init(_ files: [AuthoredFile], beside neighbours: PackNeighbours) {
    var reading = Reading()
    for file in files where reading.read(file) {
      sources.add(path: file.path, text: String(decoding: file.bytes, as: UTF8.self))
    }
    let ruleFiles = reading.ruleFiles
    switchedOff = ruleFiles.flatMap(\.disabled)
    let (grammar, grammarMistakes) = GrammarReader.merged(reading.grammars)
    compiler = RuleCompiler(grammar: grammar, beside: neighbours.grammar)
    let authored = ruleFiles.flatMap(\.rules)
    let (compilations, mistakes) = compiler.compile(authored)
    self.compilations = compilations
    let off = Set(switchedOff.map(\.text))
    var resolver = PolicyResolver(
      reading.policies,
      known: neighbours.policies,
      vocabularies: reading.words,
      rules: neighbours.ids.filter { !off.contains($0) } + authored.map(\.id.text)
    )
    self.policies = resolver.resolve()
    diagnostics =
      (reading.diagnostics + grammarMistakes + mistakes + resolver.mistakes
      + RuleFileReader.duplicates(across: ruleFiles)
      + neighbours.clashes(with: authored)).inFileOrder()
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
}
