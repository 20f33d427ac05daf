internal import CorpusKit

/// Deletes and weakens each rule in turn and looks whether the corpora notice.
struct MutationRun {
  let trial: MutationTrial

  /// Tries all mutants, `count` at a time, and prints what came of it.
  func perform(atOnce count: Int) throws(Stop) -> ExitStatus {
    let jobs = MutationJob.jobs(trial)
    let total = jobs.reduce(0) { $0 + $1.mutants.count }
    var verdicts: [MutationReport.Judged] = []
    var progress = ProgressLine()
    try jobs.perform(atOnce: count) { (delivery, _) throws(Stop) in
      switch delivery {
      case .piece(let verdict):
        verdicts.append(verdict)
        let done = verdicts.count
        progress.show("\(done) of \(total) mutants")
      case .outcome(let stop?): throw stop
      case .outcome(nil): break
      }
    }
    progress.erase()
    let report = MutationReport(verdicts)
    try ResultOutput.write(Array(report.text.utf8))
    return report.passes ? .done : .findings
  }
}
