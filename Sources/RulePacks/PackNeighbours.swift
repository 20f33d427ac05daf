internal import RuleCompiler
internal import RuleFiles
internal import RuleModel

/// What exists already beside the files of a pack.
struct PackNeighbours {
  /// The ids of the rules.
  let ids: [String]
  /// The policies, which may be extended.
  let policies: [String: Policy]
  /// The patterns that rules may call.
  let grammar: [String: String]
  private let labels: Set<String>

  /// Rules, policies and patterns that were compiled.
  init(rules: RuleSet, policies: [String: Policy], grammar: [String: String]) {
    ids = rules.rules.map(\.id)
    labels = Set(rules.rules.map(\.label))
    self.policies = policies
    self.grammar = grammar
  }

  /// What `files`, which have no mistakes, hold.
  init(reading files: [AuthoredFile]) {
    var reading = Reading()
    files.forEach { reading.read($0) }
    let rules = reading.ruleFiles.flatMap(\.rules)
    let names = rules.map(\.id.text)
    var resolver = PolicyResolver(
      reading.policies,
      known: [:],
      vocabularies: reading.words,
      rules: names
    )
    ids = names
    labels = Set(rules.map(\.label.text))
    policies = resolver.resolve()
    grammar = RuleCompiler(grammar: GrammarReader.merged(reading.grammars).0).closedGrammar
  }

  /// The ids and labels of `rules` that are taken.
  func clashes(with rules: [Rule]) -> [Diagnostic] {
    let ids = Set(ids)
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
