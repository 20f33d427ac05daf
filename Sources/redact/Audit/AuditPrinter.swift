/// Prints the results of an audit in some form.
protocol AuditPrinter {
  /// Prints what comes before the findings.
  mutating func begin(to output: inout ResultOutput) throws(Stop)

  /// Prints a finding.
  mutating func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop)

  /// Notes that the text at `path` was not read, or not to its end.
  mutating func note(_ reason: SkipReason, at path: String)

  /// Prints what comes after the findings.
  mutating func end(
    _ tally: AuditTally,
    status: ExitStatus,
    to output: inout ResultOutput
  )
    throws(Stop)
}

extension AuditPrinter {
  mutating func begin(to output: inout ResultOutput) throws(Stop) {}

  mutating func note(_ reason: SkipReason, at path: String) {}

  mutating func end(
    _ tally: AuditTally,
    status: ExitStatus,
    to output: inout ResultOutput
  )
    throws(Stop)
  {}
}
