internal import CorpusKit

/// Some cases of a corpus, which one thread tries.
struct GateJob: OrderedJob {
  typealias Piece = CaseRun

  /// The corpus's index.
  let corpus: Int
  let gate: CorpusGate
  let cases: [CorpusCase]
  let scope: GateScope

  /// Cases that a thread takes at a time.
  private static let size = 8

  var needsCleaning: Bool { false }

  func perform(deliver: (CaseRun) throws(Stop) -> Void) -> Stop? {
    for item in cases {
      do {
        try deliver(gate.run(item, tactics: scope.tactics(for: item)))
      } catch {
        return error
      }
    }
    return nil
  }

  /// `cases` as jobs.
  static func jobs(
    _ cases: [CorpusCase],
    of corpus: Int,
    _ gate: CorpusGate,
    _ scope: GateScope
  ) -> [GateJob] {
    stride(from: 0, to: cases.count, by: size).map { start in
      let some = Array(cases[start..<min(start + size, cases.count)])
      return GateJob(corpus: corpus, gate: gate, cases: some, scope: scope)
    }
  }
}

/// Which tactics a case is tried with.
enum GateScope: Sendable {
  /// None: the cases as they are written.
  case plain
  /// All, and the sweeps.
  case whole
  /// A few for each case, drawn by lot.
  case sample(seed: UInt64)
  /// These.
  case some([Tactic])

  /// Tactics that a case of a sample is tried with.
  private static let sampleSize = 2

  func tactics(for item: CorpusCase) -> [Tactic] {
    switch self {
    case .plain: []
    case .whole: Tactic.all + Tactic.sweeps
    case .sample(let seed): Tactic.sample(for: item, count: Self.sampleSize, seed: seed)
    case .some(let tactics): tactics
    }
  }
}
