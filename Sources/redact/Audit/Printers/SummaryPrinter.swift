internal import RuleModel

/// Counts by rule in place of the single findings.
struct SummaryPrinter: AuditPrinter {
  let rules: [CompiledRule]
  let isColored: Bool

  func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop) {}

  func end(_ tally: AuditTally, status: ExitStatus, to output: inout ResultOutput) throws(Stop) {
    let width = String(tally.total).count
    for (index, count) in tally.findingsByWeight(of: rules) {
      let (rule, digits) = (rules[index], String(count))
      let margin = String(repeating: " ", count: width - digits.count)
      try output.print(
        "\(margin)\(digits) \(rule.severity.text(isColored: isColored)) \(rule.id) (\(rule.label))"
      )
    }
    try output.print(
      "\(tally.total) finding\(tally.total == 1 ? "" : "s") in \(tally.filesWithFindings) of "
        + "\(tally.files) file\(tally.files == 1 ? "" : "s"), \(tally.bytes) bytes"
        + (tally.acceptances.map { "; accepted: \($0)" } ?? "")
        + (tally.gone > 0 ? "; gone from the baseline: \(tally.gone)" : "")
        + (tally.skips.map { "; skipped: \($0)" } ?? "")
    )
  }
}

/// The same as lines of JSON: one a rule, then one with the totals.
struct JSONLinesSummaryPrinter: AuditPrinter {
  let rules: [CompiledRule]

  func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop) {}

  func end(_ tally: AuditTally, status: ExitStatus, to output: inout ResultOutput) throws(Stop) {
    for (index, count) in tally.findingsByWeight(of: rules) {
      let rule = rules[index]
      let line = JSONValue.object([
        ("rule", .string(rule.id)), ("label", .string(rule.label)),
        ("severity", .string(rule.severity.rawValue)), ("findings", .number(count)),
      ])
      try output.print(line.text)
    }
    let skipped = SkipReason.allCases.map { ($0.rawValue, tally.skipped[$0].map(JSONValue.number)) }
    let accepted = Acceptance.Kind.allCases.map {
      ($0.rawValue, tally.accepted[$0].map(JSONValue.number))
    }
    let totals = JSONValue.object([
      ("findings", .number(tally.total)), ("files", .number(tally.files)),
      ("filesWithFindings", .number(tally.filesWithFindings)), ("bytes", .number(tally.bytes)),
      ("skipped", .object(skipped)), ("accepted", .object(accepted)), ("gone", .number(tally.gone)),
    ])
    try output.print(totals.text)
  }
}

extension AuditTally {
  /// The rules with findings, the most severe first, then the commonest.
  fileprivate func findingsByWeight(of rules: [CompiledRule]) -> [(rule: Int, count: Int)] {
    findings.map { (rule: $0.key, count: $0.value) }.sorted { left, right in
      (rules[right.rule].severity, right.count, left.rule)
        < (rules[left.rule].severity, left.count, right.rule)
    }
  }
}
