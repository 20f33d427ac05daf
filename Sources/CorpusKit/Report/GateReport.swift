internal import RuleModel

/// What a run of the gate came to; it holds no byte of any case.
public struct GateReport: Sendable {
  /// What other than the cases decided the made-up text.
  public let seed: UInt64
  /// The outcomes, in the order of the cases.
  public let outcomes: [CaseOutcome]
  /// The comparison with what is recorded.
  public let ratchet: Ratchet
  /// What is recorded and gone, as a compiler prints it.
  public let gone: [String]

  /// A report about `outcomes` of cases of `corpus`.
  public init(_ outcomes: [CaseOutcome], of corpus: Corpus, seed: UInt64 = 0) {
    self.seed = seed
    self.outcomes = outcomes
    ratchet = Ratchet(
      outcomes,
      baseline: corpus.baseline,
      known: Set(corpus.cases.map(\.id))
    )
    gone = ratchet.gone.map(corpus.rendered)
  }

  /// Whether the gate lets the change through.
  public var passes: Bool {
    ratchet.holds
  }

  /// How each family fared.
  public var families: [FamilyScore] {
    FamilyScore.scores(of: outcomes)
  }

  /// How all fared together.
  public var total: FamilyScore {
    FamilyScore("all", of: outcomes)
  }

  /// How a report is written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case text, json, junit, markdown
  }

  /// The report in `format`, with a line end at its end.
  public func written(as format: Format) -> String {
    switch format {
    case .text: text
    case .json: json
    case .junit: junit
    case .markdown: markdown
    }
  }
}
