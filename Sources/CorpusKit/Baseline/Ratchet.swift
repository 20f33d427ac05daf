internal import CorpusOracle
public import RuleModel

/// Compares what a run missed with what is recorded.
public struct Ratchet: Sendable {
  /// Misses that nobody recorded.
  public private(set) var new: [Miss] = []
  /// Misses that are recorded, with the reason.
  public private(set) var recorded: [(miss: Miss, reason: String)] = []
  /// Records of misses that are gone.
  public private(set) var gone: [Diagnostic] = []
  private var remaining: [Baseline.Entry] = []

  /// The comparison of `runs` with `baseline`; `known` are the ids of all cases, whether they ran or
  /// not.
  public init(_ runs: [CaseRun], baseline: Baseline, known: Set<String>) {
    var entries = Dictionary(baseline.entries.map { ($0.key, $0) }) { first, _ in first }
    for miss in runs.lazy.flatMap(\.outcomes).flatMap(\.misses) {
      if miss.tactic == nil, let reason = miss.item.knownMiss?.text {
        recorded.append((miss, reason))
      } else if let entry = entries.removeValue(forKey: miss.key) {
        recorded.append((miss, entry.reason))
        remaining.append(entry)
      } else {
        new.append(miss)
      }
    }
    let tried = Set(entries.isEmpty ? [] : runs.flatMap(Self.tried))
    let tactics = Set(Tactic.all.map(\.name) + Tactic.sweeps.map(\.name))
    for entry in baseline.entries where entries[entry.key] != nil {
      if !known.contains(entry.key.caseID) {
        note("recorded case is gone; run --record", at: entry.location)
      } else if let tactic = entry.key.tactic, !tactics.contains(tactic) {
        note("recorded tactic is gone; run --record", at: entry.location)
      } else if tried.contains(Trial(caseID: entry.key.caseID, tactic: entry.key.tactic)) {
        note("recorded miss is gone; run --record", at: entry.location)
      } else {
        remaining.append(entry)
      }
    }
    for run in runs where run.plain.misses.isEmpty {
      if let knownMiss = run.plain.item.knownMiss {
        note("known miss is gone; remove 'known-miss'", at: knownMiss.location)
      }
    }
  }

  /// Whether nothing is new and nothing gone.
  public var holds: Bool {
    new.isEmpty && gone.isEmpty
  }

  /// The baseline that this run would pass, new misses with `reason`.
  public func recording(reason: String) -> Baseline {
    precondition(
      new.isEmpty || reason.contains { !$0.isWhitespace },
      "every new entry has a reason"
    )
    let added = new.map { miss in
      Baseline.Entry(key: miss.key, reason: reason, location: miss.item.location)
    }
    return Baseline(remaining + added)
  }

  private mutating func note(_ message: String, at location: SourceLocation) {
    gone.append(Diagnostic(at: location, message))
  }

  /// A case and what was done to it.
  private struct Trial: Hashable {
    var caseID: String
    var tactic: String?
  }

  /// What was tried in `run`, with what did not apply.
  private static func tried(in run: CaseRun) -> [Trial] {
    let names = [nil] + run.transformed.map(\.tactic) + run.skipped.map(\.tactic)
    return names.map { Trial(caseID: run.plain.item.id, tactic: $0) }
  }
}
