/// How much harm a leak of what a rule describes does.
public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
  case low, medium, high, critical

  /// Orders severities from `low` to `critical`.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }
}

/// How sure a match alone makes us; `high` rules also serve the second opinion on payloads.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
  case medium, high
}
