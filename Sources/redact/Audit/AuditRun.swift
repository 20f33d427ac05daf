internal import RuleModel

/// Audits whatever the command line names and prints what it finds.
struct AuditRun {
  private let auditor: Auditor
  private let showsAccepted: Bool
  private var acceptances: Acceptances
  private var printer: any AuditPrinter
  private var output = ResultOutput()
  private var tally = AuditTally()
  private var progress = ProgressLine()
  private var hasFailed = false
  /// Findings of the text that is being read.
  private var findingsInText = 0

  /// Texts that are read together; the folders of the next ones wait to be walked until then.
  private static let batch = 1024

  /// A run whose results go to `printer`, those that `acceptances` accept only if `showsAccepted`.
  init(
    _ auditor: Auditor,
    _ acceptances: Acceptances = Acceptances(),
    showsAccepted: Bool = false,
    printer: any AuditPrinter
  ) {
    self.auditor = auditor
    self.acceptances = acceptances
    self.showsAccepted = showsAccepted
    self.printer = printer
  }

  /// Audits what `arguments` name, `count` texts at a time.
  ///
  /// - Returns: `findings` if one is as severe as `threshold`, `incomplete` if text was missed.
  mutating func perform(
    _ arguments: [String],
    heedingIgnoreFiles: Bool = false,
    atOnce count: Int,
    threshold: Severity,
    allowsSkips: Bool
  ) throws(Stop) -> ExitStatus {
    var jobs: [AuditJob] = []
    do throws(Stop) {
      try printer.begin(to: &output)
      let exclusion = AuditTarget.Exclusion(
        heedsIgnoreFiles: heedingIgnoreFiles,
        files: acceptances.ownFiles
      )
      try AuditTarget.forEach(arguments, leavingOut: exclusion) {
        (target) throws(Stop) in
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
    tally.gone = acceptances.goneCount
    var status = status(threshold: threshold, allowsSkips: allowsSkips)
    if try acceptances.update(), status == .findings {
      status = .done
    }
    try printer.end(tally, status: status, to: &output)
    try output.flush()
    remark(allowsSkips: allowsSkips)
    return status
  }

  /// Says what the results do not show.
  private func remark(allowsSkips: Bool) {
    if tally.hasGaps, let skips = tally.skips {
      Notice.print(
        "skipped: \(skips)" + (allowsSkips || hasFailed ? "" : "; --allow-skips accepts that")
      )
    }
    if let accepted = tally.acceptances {
      Notice.print("accepted: \(accepted)")
    }
    if tally.gone > 0, !acceptances.isUpdate {
      Notice.print("gone from the baseline: \(tally.gone); --update-baseline drops them")
    }
    if printer.omitted > 0 {
      Notice.print("\(printer.omitted) of \(tally.total) findings are not listed")
    }
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
    for var finding in findings {
      finding.acceptance = acceptances.acceptance(of: finding)
      if let mistake = acceptances.mistake(beside: finding) {
        progress.erase()
        Notice.print(mistake)
      }
      tally.add(finding)
      findingsInText += finding.acceptance == nil ? 1 : 0
      if finding.acceptance == nil || showsAccepted {
        try printer.print(finding, to: &output)
      }
    }
  }

  private mutating func settle(_ outcome: AuditJob.Outcome, of job: AuditJob) throws(Stop) {
    let hasFindings = findingsInText > 0
    findingsInText = 0
    switch outcome {
    case .read(let count):
      tally.add(fileOf: count, hasFindings: hasFindings)
      progress.advance(count, in: job.name)
      if let input = job.input { acceptances.addRead(input) }
    case .skipped(let reason): skip(job.path, reason)
    case .unread(let reason, let cause):
      skip(job.path, reason)
      hasFailed = hasFailed || job.isNamed && reason.isFailure
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
