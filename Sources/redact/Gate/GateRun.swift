internal import CorpusKit

/// One run of the gate over a sound corpus.
struct GateRun {
  private let corpus: Corpus
  private let gate: CorpusGate
  private let options: GateCommand

  /// A run that does what `options` ask for.
  init(_ corpus: Corpus, _ gate: CorpusGate, options: GateCommand) {
    self.corpus = corpus
    self.gate = gate
    self.options = options
  }

  func perform() throws(Stop) -> ExitStatus {
    if let name = options.explain {
      return try explain(name)
    }
    let report = GateReport(gate.outcomes(of: try cases()), of: corpus, seed: options.seed)
    if options.record {
      return try record(report.ratchet)
    }
    try ResultOutput.write(Array(report.written(as: options.format).utf8))
    return report.passes ? .done : .findings
  }

  private func explain(_ name: String) throws(Stop) -> ExitStatus {
    guard let item = corpus.item(named: name) else {
      throw .misuse("there is no case '\(name.printable)'")
    }
    let disclosure: CaseTrial.Disclosure = options.showMinted ? .synthetic : .masked
    try ResultOutput.write(Array(gate.trial(of: item).explanation(disclosure).utf8))
    return .done
  }

  private func record(_ ratchet: Ratchet) throws(Stop) -> ExitStatus {
    guard ratchet.new.isEmpty || options.reason != nil else {
      throw .misuse("\(ratchet.new.count) new entries need --reason TEXT")
    }
    let folder = CorpusFolder(path: options.corpus)
    try folder.record(ratchet.recording(reason: options.reason ?? ""))
    let counts = "\(ratchet.new.count) recorded, \(ratchet.gone.count) dropped"
    Notice.print("\(folder.baseline.printable): \(counts)")
    return .done
  }

  private func cases() throws(Stop) -> [CorpusCase] {
    if let family = options.only, !corpus.families.contains(family) {
      let known = corpus.families.joined(separator: ", ")
      throw .misuse("there is no family '\(family.printable)'; known: \(known)")
    }
    let cases = corpus.cases.filter { item in
      (options.only ?? item.family) == item.family
        && (options.policy ?? item.policy) == item.policy
    }
    guard !cases.isEmpty else {
      throw .misuse("no case is of that family and policy")
    }
    return cases
  }
}
