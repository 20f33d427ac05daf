internal import RuleModel

/// Findings the way compilers print theirs: `path:line:column: severity rule (label)`.
struct TextAuditPrinter: AuditPrinter {
  let isColored: Bool

  func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop) {
    let position = finding.position
    let severity = finding.severity.text(isColored: isColored)
    try output.print(
      "\(finding.input.path):\(position.line):\(position.column): \(severity) "
        + "\(finding.rule.rule.id) (\(finding.label))\(finding.acceptance?.remark ?? "")"
    )
  }
}

extension Acceptance {
  /// What is said behind a finding that does not count.
  fileprivate var remark: String {
    switch self {
    case .line, .baseline: ": accepted by \(kind.rawValue)"
    case .configuration(let reason): ": accepted by configuration, \(reason.printable)"
    }
  }
}

extension Severity {
  /// The severity's name, in its colour.
  func text(isColored: Bool) -> String {
    guard isColored else { return rawValue }
    // ECMA-48, section 8.3.117: bold red, red, yellow, cyan.
    let code =
      switch self {
      case .critical: "1;31"
      case .high: "31"
      case .medium: "33"
      case .low: "36"
      }
    return "\u{1B}[\(code)m\(rawValue)\u{1B}[0m"
  }
}
