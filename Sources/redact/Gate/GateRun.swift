internal import CorpusKit

/// One run of the gate over sound corpora.
struct GateRun {
  private let corpora: [Corpus]
  private let gates: [CorpusGate]
  private let scope: GateScope
  private let options: GateCommand

  /// A run that does what `options` ask for.
  init(_ corpora: [Corpus], _ gates: [CorpusGate], _ scope: GateScope, options: GateCommand) {
    self.corpora = corpora
    self.gates = gates
    self.scope = scope
    self.options = options
  }

  func perform() throws(Stop) -> ExitStatus {
    if let name = options.explain {
      return try explain(name)
    }
    let report = GateReport(try runs(), of: corpora, seed: options.seed)
    if options.record {
      return try record(report)
    }
    try ResultOutput.write(Array(report.written(as: options.format).utf8))
    return report.passes ? .done : .findings
  }

  private func runs() throws(Stop) -> [[CaseRun]] {
    let cases = try cases()
    let jobs = cases.enumerated().flatMap { index, cases in
      GateJob.jobs(cases, of: index, gates[index], scope)
    }
    let total = cases.reduce(0) { $0 + $1.count }
    var runs = [[CaseRun]](repeating: [], count: corpora.count)
    var progress = ProgressLine()
    var (done, texts) = (0, 0)
    try jobs.perform(atOnce: try options.jobCount()) { (delivery, job) throws(Stop) in
      switch delivery {
      case .piece(let run):
        runs[job.corpus].append(run)
        done += 1
        texts += run.outcomes.reduce(0) { $0 + $1.runs }
        progress.show("\(done) of \(total) cases, \(texts) texts")
      case .outcome(let stop?): throw stop
      case .outcome(nil): break
      }
    }
    progress.erase()
    return runs
  }

  private func explain(_ name: String) throws(Stop) -> ExitStatus {
    let found = corpora.indices.lazy.compactMap { index in
      corpora[index].item(named: name).map { (item: $0, gate: gates[index]) }
    }
    guard let (item, gate) = found.first else {
      throw .misuse("there is no case '\(name.printable)'")
    }
    let disclosure: CaseTrial.Disclosure = options.showMinted ? .synthetic : .masked
    guard case .some(let tactics) = scope else {
      try ResultOutput.write(Array(gate.trial(of: item).explanation(disclosure).utf8))
      return .done
    }
    for tactic in tactics {
      let (trials, reason) = gate.trials(of: item, tactic)
      // What fails is what somebody wants to see; without a fault, the first shows what is done.
      let failing = trials.filter { !$0.faults.isEmpty }
      let shown = failing.isEmpty ? Array(trials.prefix(1)) : failing
      let texts = shown.map { $0.explanation(disclosure) }
      let counts = "\(tactic.name): \(trials.count) texts, \(failing.count) fail\n"
      let text = reason.map { "\(tactic.name) does not apply: \($0)\n" } ?? counts
      try ResultOutput.write(Array((texts + [text]).joined(separator: "\n").utf8))
    }
    return .done
  }

  private func record(_ report: GateReport) throws(Stop) -> ExitStatus {
    guard report.new.isEmpty || options.reason != nil else {
      throw .misuse("\(report.new.count) new entries need --reason TEXT")
    }
    for (path, ratchet) in zip(options.folders, report.ratchets) {
      let folder = CorpusFolder(path: path)
      try folder.record(ratchet.recording(reason: options.reason ?? ""))
      let counts = "\(ratchet.new.count) recorded, \(ratchet.gone.count) dropped"
      Notice.print("\(folder.baseline.printable): \(counts)")
    }
    return .done
  }

  private func cases() throws(Stop) -> [[CorpusCase]] {
    let families = Set(corpora.flatMap(\.families)).sorted()
    if let family = options.only, !families.contains(family) {
      let known = families.joined(separator: ", ")
      throw .misuse("there is no family '\(family.printable)'; known: \(known)")
    }
    let policy = options.policyName
    let cases = corpora.map { corpus in
      corpus.cases.filter { item in
        (options.only ?? item.family) == item.family && (policy ?? item.policy) == item.policy
      }
    }
    guard cases.contains(where: { !$0.isEmpty }) else {
      throw .misuse("no case is of that family and policy")
    }
    return cases
  }
}
