internal import RuleModel

/// Audits whatever the command line names and prints what it finds.
struct AuditRun {
  private let auditor: Auditor
  private var printer: any AuditPrinter
  private var output = ResultOutput()
  private var tally = AuditTally()
  private var progress = ProgressLine()
  private var hasFailed = false
  /// Findings of the text that is being read.
  private var findingsInText = 0

  /// Texts that are read together; the folders of the next ones wait to be walked until then.
  private static let batch = 1024

  /// A run whose results go to `printer`.
  init(_ auditor: Auditor, printer: any AuditPrinter) {
    self.auditor = auditor
    self.printer = printer
  }

  /// Audits what `arguments` name, `count` texts at a time.
  ///
  /// - Returns: `findings` if one is as severe as `threshold`, `incomplete` if text was missed.
  mutating func perform(
    _ arguments: [String],
    atOnce count: Int,
    threshold: Severity,
    allowsSkips: Bool
  ) throws(Stop) -> ExitStatus {
    var jobs: [AuditJob] = []
    do throws(Stop) {
      try printer.begin(to: &output)
      try AuditTarget.forEach(arguments) { (target) throws(Stop) in
        jobs.append(AuditJob(target: target, auditor: auditor))
        if count == 1 || jobs.count == Self.batch {
          try perform(&jobs, atOnce: count)
        }
      }
      try perform(&jobs, atOnce: count)
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

  private mutating func perform(_ jobs: inout [AuditJob], atOnce count: Int) throws(Stop) {
    try jobs.perform(atOnce: count) { (delivery, job) throws(Stop) in
      switch delivery {
      case .piece(let findings): try receive(findings)
      case .outcome(let outcome): try settle(outcome, of: job)
      }
    }
    jobs.removeAll(keepingCapacity: true)
  }

  private mutating func receive(_ findings: [AuditFinding]) throws(Stop) {
    findingsInText += findings.count
    for finding in findings {
      tally.add(finding)
      try printer.print(finding, to: &output)
    }
  }

  private mutating func settle(_ outcome: AuditJob.Outcome, of job: AuditJob) throws(Stop) {
    let hasFindings = findingsInText > 0
    findingsInText = 0
    switch outcome {
    case .read(let count):
      tally.add(fileOf: count, hasFindings: hasFindings)
      progress.advance(count, in: job.name)
    case .skipped(let reason): skip(job.path, reason)
    case .unreadable(let cause):
      skip(job.path, .unreadable)
      hasFailed = hasFailed || job.isNamed
      progress.erase()
      Notice.print(cause)
    case .stopped(let stop): throw stop
    }
  }

  private mutating func skip(_ path: String, _ reason: SkipReason) {
    tally.add(reason)
    printer.note(reason, at: path)
  }
}
