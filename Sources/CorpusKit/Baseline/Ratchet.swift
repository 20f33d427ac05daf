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

  /// The comparison of `outcomes` with `baseline`; `known` are the ids of all cases, whether they
  /// ran or not.
  public init(_ outcomes: [CaseOutcome], baseline: Baseline, known: Set<String>) {
    let misses = outcomes.flatMap(\.misses)
    var entries = Dictionary(baseline.entries.map { ($0.key, $0) }) { first, _ in first }
    for miss in misses {
      if let reason = miss.item.knownMiss?.text {
        recorded.append((miss, reason))
      } else if let entry = entries.removeValue(forKey: miss.key) {
        recorded.append((miss, entry.reason))
        remaining.append(entry)
      } else {
        new.append(miss)
      }
    }
    let ran = Set(outcomes.map(\.item.id))
    for entry in baseline.entries where entries[entry.key] != nil {
      if ran.contains(entry.key.caseID) {
        note("recorded miss is gone; run --record", at: entry.location)
      } else if known.contains(entry.key.caseID) {
        remaining.append(entry)
      } else {
        note("recorded case is gone; run --record", at: entry.location)
      }
    }
    for outcome in outcomes where outcome.misses.isEmpty {
      if let knownMiss = outcome.item.knownMiss {
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
}
