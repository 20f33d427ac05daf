internal import RuleModel

/// What a run of the gate came to; it holds no byte of any case.
public struct GateReport: Sendable {
  /// What other than the cases decided the made-up text.
  public let seed: UInt64
  /// What became of each case, in the order of the cases.
  public let runs: [CaseRun]
  /// The comparison with what is recorded, one for each corpus.
  public let ratchets: [Ratchet]
  /// What is recorded and gone, as a compiler prints it.
  public let gone: [String]

  /// A report about `runs` of cases of `corpora`, which stand in the same order.
  public init(_ runs: [[CaseRun]], of corpora: [Corpus], seed: UInt64 = 0) {
    self.seed = seed
    self.runs = runs.flatMap(\.self)
    ratchets = zip(runs, corpora).map { runs, corpus in
      Ratchet(runs, baseline: corpus.baseline, known: Set(corpus.cases.map(\.id)))
    }
    gone = zip(ratchets, corpora).flatMap { ratchet, corpus in
      ratchet.gone.map(corpus.rendered)
    }
  }

  /// A report about `outcomes` of cases of `corpus` as they are written.
  public init(_ outcomes: [CaseOutcome], of corpus: Corpus, seed: UInt64 = 0) {
    self.init([outcomes.map { CaseRun($0) }], of: [corpus], seed: seed)
  }

  /// Whether the gate lets the change through.
  public var passes: Bool {
    ratchets.allSatisfy(\.holds)
  }

  /// Misses that nobody recorded.
  public var new: [Miss] {
    ratchets.flatMap(\.new)
  }

  /// Misses that are recorded, with the reason.
  public var recorded: [(miss: Miss, reason: String)] {
    ratchets.flatMap(\.recorded)
  }

  /// How each family fared, transformed texts included, and all together at last.
  public var families: [Score] {
    let groups = Dictionary(grouping: runs, by: \.plain.item.family).sorted { $0.key < $1.key }
    return (groups + [("all", runs)]).map { name, runs in
      Score(name, of: runs.lazy.flatMap(\.outcomes), cases: runs.count)
    }
  }

  /// How the cases as they are written fared, and then what each tactic made of them.
  public var tactics: [Score] {
    let transformed = Dictionary(grouping: runs.lazy.flatMap(\.transformed)) { $0.tactic ?? "" }
    let plain = runs.map(\.plain)
    let scores = (Tactic.all + Tactic.sweeps).compactMap { tactic in
      transformed[tactic.name].map { Score(tactic.name, of: $0, cases: $0.count) }
    }
    return [Score("as written", of: plain, cases: plain.count)] + scores
  }

  /// By tactic: why it does not apply to how many cases.
  public var skipped: [(tactic: String, reason: String, cases: Int)] {
    let counts = Dictionary(runs.flatMap(\.skipped).map { ($0, 1) }, uniquingKeysWith: +)
    return counts.map { ($0.key.tactic, $0.key.reason, $0.value) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
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
