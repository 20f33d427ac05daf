internal import RuleModel

/// Audits whatever the command line names and prints what it finds.
struct AuditRun {
  private let auditor: Auditor
  private var printer: any AuditPrinter
  private var output = ResultOutput()
  private var tally = AuditTally()
  private var progress = ProgressLine()
  private var hasFailed = false

  /// A run whose results go to `printer`.
  init(_ auditor: Auditor, printer: any AuditPrinter) {
    self.auditor = auditor
    self.printer = printer
  }

  /// Audits what `arguments` name.
  ///
  /// - Returns: `findings` if one is as severe as `threshold`, `incomplete` if text was missed.
  mutating func perform(
    _ arguments: [String],
    threshold: Severity,
    allowsSkips: Bool
  ) throws(Stop) -> ExitStatus {
    do throws(Stop) {
      try printer.begin(to: &output)
      try AuditTarget.forEach(arguments) { (target) throws(Stop) in
        try settle(target)
      }
    } catch .readerGone {
      // Nobody reads on, but what was found so far decides about the status.
      progress.erase()
      return status(threshold: threshold, allowsSkips: allowsSkips)
    }
    progress.erase()
    let status = status(threshold: threshold, allowsSkips: allowsSkips)
    try printer.end(tally, status: status, to: &output)
    try output.flush()
    if tally.hasGaps, let skips = tally.skips {
      Notice.print(
        "skipped: \(skips)" + (allowsSkips || hasFailed ? "" : "; --allow-skips accepts that")
      )
    }
    return status
  }

  private func status(threshold: Severity, allowsSkips: Bool) -> ExitStatus {
    if hasFailed || tally.hasGaps && !allowsSkips {
      return .incomplete
    }
    return tally.worst.map { $0 >= threshold } == true ? .findings : .done
  }

  private mutating func settle(_ target: AuditTarget) throws(Stop) {
    switch target {
    case .skipped(let path, let reason): skip(path.printable, reason)
    case .failure(let path, let error, let isNamed):
      skip(path.printable, .unreadable, because: "\(path.printable): \(error)", isNamed: isNamed)
    case .input(let input, let isNamed): try read(input, isNamed: isNamed)
    }
  }

  private mutating func read(_ input: Input, isNamed: Bool) throws(Stop) {
    let before = tally.total
    let result = try auditor.audit(input, skippingBinary: !isNamed) { (finding) throws(Stop) in
      tally.add(finding)
      try printer.print(finding, to: &output)
    }
    switch result {
    case .read(let count):
      tally.add(fileOf: count, hasFindings: tally.total > before)
      progress.advance(count, in: input.name)
    case .binary: skip(input.path, .binary)
    case .failed(let reason): skip(input.path, .unreadable, because: reason, isNamed: isNamed)
    }
  }

  private mutating func skip(
    _ path: String,
    _ reason: SkipReason,
    because cause: String? = nil,
    isNamed: Bool = false
  ) {
    tally.add(reason)
    printer.note(reason, at: path)
    hasFailed = hasFailed || isNamed
    if let cause {
      progress.erase()
      Notice.print(cause)
    }
  }
}
