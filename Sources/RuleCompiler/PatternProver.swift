internal import RuleModel

/// Proves patterns; many rules share their exceptions, so that each text is proved once.
struct PatternProver {
  private let definitions: [String: String]
  private var known: [String: ProvedPattern] = [:]

  /// A prover of patterns that may call `definitions`.
  init(definitions: [String: String]) {
    self.definitions = definitions
  }

  /// `source` proved; nil, with one mistake at its place in the file, if it does not hold.
  mutating func proved(_ source: SourceText, mistakes: inout [Diagnostic]) -> ProvedPattern? {
    if let proved = known[source.text] {
      return proved
    }
    let proved = ProvedPattern(source, definitions: definitions, mistakes: &mistakes)
    known[source.text] = proved
    return proved
  }
}
