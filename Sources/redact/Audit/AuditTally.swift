internal import RuleModel

/// What an audit has come to.
struct AuditTally {
  /// Findings by rule, the rules by their place among all.
  private(set) var findings: [Int: Int] = [:]
  private(set) var worst: Severity?
  private(set) var files = 0
  private(set) var filesWithFindings = 0
  private(set) var bytes = 0
  private(set) var skipped: [SkipReason: Int] = [:]
  /// Findings that do not count.
  private(set) var accepted: [Acceptance.Kind: Int] = [:]
  /// Findings of the baseline that are no more.
  var gone = 0

  /// The number of findings that count.
  var total: Int {
    findings.values.reduce(0, +)
  }

  /// Whether text may have been missed.
  var hasGaps: Bool {
    skipped.keys.contains(where: \.isGap)
  }

  /// Counts `finding`.
  mutating func add(_ finding: AuditFinding) {
    if let acceptance = finding.acceptance {
      accepted[acceptance.kind, default: 0] += 1
      return
    }
    findings[finding.rule.index, default: 0] += 1
    worst = max(worst ?? finding.severity, finding.severity)
  }

  /// Counts a file that was read.
  mutating func add(fileOf count: Int, hasFindings: Bool) {
    files += 1
    bytes += count
    filesWithFindings += hasFindings ? 1 : 0
  }

  /// Counts something that was not read.
  mutating func add(_ reason: SkipReason) {
    skipped[reason, default: 0] += 1
  }

  /// The accepted findings in words, `2 by line, 1 by baseline`; nil if there are none.
  var acceptances: String? {
    let counts = Acceptance.Kind.allCases.compactMap { kind in
      accepted[kind].map { "\($0) by \(kind.rawValue)" }
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }

  /// The skips in words, `2 binary, 1 link`; nil if there are none.
  var skips: String? {
    let counts = SkipReason.allCases.compactMap { reason in
      skipped[reason].map { "\($0) \(reason.rawValue)" }
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }
}
