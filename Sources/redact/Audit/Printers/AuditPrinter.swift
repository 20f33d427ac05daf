/// Prints the results of an audit in some form.
protocol AuditPrinter {
  /// Findings that count and are not printed, because there are too many.
  var omitted: Int { get }

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
  var omitted: Int { 0 }

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
