/// Prints the first findings and leaves the others out; all of them count.
struct LimitedPrinter: AuditPrinter {
  private var printer: any AuditPrinter
  private var room: Int
  private(set) var omitted = 0

  /// A printer of at most `limit` findings in the form of `printer`.
  init(_ printer: any AuditPrinter, limit: Int) {
    self.printer = printer
    room = limit
  }

  mutating func begin(to output: inout ResultOutput) throws(Stop) {
    try printer.begin(to: &output)
  }

  mutating func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop) {
    guard room > 0 else {
      omitted += finding.acceptance == nil ? 1 : 0
      return
    }
    room -= 1
    try printer.print(finding, to: &output)
  }

  mutating func note(_ reason: SkipReason, at path: String) {
    printer.note(reason, at: path)
  }

  mutating func end(
    _ tally: AuditTally,
    status: ExitStatus,
    to output: inout ResultOutput
  )
    throws(Stop)
  {
    try printer.end(tally, status: status, to: &output)
  }
}
