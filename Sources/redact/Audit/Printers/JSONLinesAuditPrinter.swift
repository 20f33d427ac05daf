internal import RuleModel

/// Findings as lines of JSON; see Documentation/AuditFormat.md.
struct JSONLinesAuditPrinter: AuditPrinter {
  func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop) {
    let position = finding.position
    let line = JSONValue.object([
      ("path", .string(finding.input.path)), ("line", .number(position.line)),
      ("column", .number(position.column)), ("offset", .number(position.offset)),
      ("severity", .string(finding.severity.rawValue)), ("rule", .string(finding.rule.rule.id)),
      ("label", .string(finding.label)), ("lengthBucket", .number(finding.lengthBucket)),
      ("fingerprint", finding.fingerprint.map { .string($0.text) }),
      ("accepted", finding.acceptance.map { .string($0.kind.rawValue) }),
      ("reason", finding.acceptance?.reason.map(JSONValue.string)),
    ])
    try output.print(line.text)
  }
}
