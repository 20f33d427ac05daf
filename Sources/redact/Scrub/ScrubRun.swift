internal import SystemIO

/// Scrubs several inputs, their output in their order, and accounts for it.
struct ScrubRun {
  private let jobs: [ScrubJob]
  private let ledger: LedgerFile?
  private var progress = ProgressLine()
  private var total = ScrubCount()
  private var status = ExitStatus.done

  /// Makes SIGINT and SIGTERM end reading, so that text in doubt can be removed.
  static func watchSignals() throws(Stop) {
    do {
      try SignalFlag.watch()
    } catch {
      throw Stop(error, at: "signals")
    }
  }

  /// A run of `jobs`, whose redactions are entered in `ledger`.
  init(_ jobs: [ScrubJob], ledger: LedgerFile?) {
    self.jobs = jobs
    self.ledger = ledger
  }

  /// Does the jobs, `count` of them at a time.
  mutating func perform(atOnce count: Int) throws(Stop) -> (ExitStatus, ScrubCount) {
    try jobs.perform(atOnce: count) { (delivery, job) throws(Stop) in
      switch delivery {
      case .piece(let piece): try receive(piece, of: job)
      case .outcome(let outcome): try settle(outcome)
      }
    }
    progress.erase()
    try ledger?.close()
    return (status, total)
  }

  private mutating func receive(_ piece: ScrubbedPiece, of job: ScrubJob) throws(Stop) {
    progress.advance(piece.byteCount, in: job.input.name)
    if !piece.bytes.isEmpty {
      try ResultOutput.write(piece.bytes)
    }
    try ledger?.enter(piece.ledger, of: job.input)
  }

  /// Counts a job in; what stops one input does not stop the rest.
  private mutating func settle(_ outcome: ScrubJob.Outcome) throws(Stop) {
    total.add(outcome.count)
    if !outcome.remarks.isEmpty {
      progress.erase()
      outcome.remarks.forEach(Notice.print)
    }
    switch outcome.stop {
    case nil: break
    case .failed(let reason):
      progress.erase()
      Notice.print(reason)
      status = .incomplete
    case .some(let stop): throw stop
    }
  }
}
