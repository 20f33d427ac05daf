internal import CorpusOracle
internal import RedactionEngine
public import RuleModel

/// Runs the redactor over every case and lets the oracle judge.
public struct CorpusGate: Sendable {
  private let rules: RuleSet
  private let redactors: [String: Redactor]
  private let minter: Minter
  private let oracle: CorpusOracle

  /// A gate for `corpus`, which has to be sound.
  public init(_ corpus: Corpus, rules: RuleSet, policies: [String: Policy], seed: UInt64 = 0) {
    precondition(corpus.isSound, "a corpus with mistakes is not run")
    self.rules = rules
    minter = Minter(shapes: corpus.shapes, seed: seed)
    let others = KnownTexts.rules.map(\.label) + ["unlisted"]
    oracle = CorpusOracle(labels: rules.rules.map(\.label) + others)
    let used = Set(corpus.cases.map(\.policy))
    redactors = policies.filter { used.contains($0.key) }
      .mapValues { Redactor(rules: rules, policy: $0) }
  }

  /// What becomes of each of `cases` as it is written.
  public func outcomes(of cases: [CorpusCase]) -> [CaseOutcome] {
    cases.map { item in
      let trial = trial(of: item)
      return CaseOutcome(item: item, faults: trial.faults, rules: trial.rules)
    }
  }

  /// What becomes of `item` as it is written, and then of what each of `tactics` makes of it.
  ///
  /// A case that fails as it is written is not transformed: every tactic would find the same.
  public func run(_ item: CorpusCase, tactics: [Tactic]) -> CaseRun {
    let minted = minter.minted(item)
    let redactor = redactor(for: item, knowing: minted.known)
    let plain = trial(of: item, minted, redactor)
    var run = CaseRun(CaseOutcome(item: item, faults: plain.faults, rules: plain.rules))
    guard plain.faults.isEmpty else {
      run.skip(tactics, because: "the case fails as it is written")
      return run
    }
    let subject = subject(minted, plain)
    for tactic in tactics {
      if let reason = tactic.obstacle(for: subject) {
        run.skip([tactic], because: reason)
        continue
      }
      var outcome = CaseOutcome(item: item, tactic: tactic.name, runs: 0, faults: [])
      for variant in tactic.variants(subject) {
        let trial = VariantTrial(variant, redactor, oracle)
        outcome.add(trial.faults, rules: trial.rules)
      }
      run.transformed.append(outcome)
    }
    return run
  }

  /// What becomes of `item`, in full.
  public func trial(of item: CorpusCase) -> CaseTrial {
    let minted = minter.minted(item)
    return trial(of: item, minted, redactor(for: item, knowing: minted.known))
  }

  /// What becomes of each text that `tactic` makes of `item`, in full; nil with the reason if it
  /// does not apply.
  public func trials(
    of item: CorpusCase,
    _ tactic: Tactic
  ) -> (trials: [CaseTrial], skipped: String?) {
    let minted = minter.minted(item)
    let redactor = redactor(for: item, knowing: minted.known)
    let subject = subject(minted, trial(of: item, minted, redactor))
    if let reason = tactic.obstacle(for: subject) {
      return ([], reason)
    }
    let trials = tactic.variants(subject).map { variant in
      let trial = VariantTrial(variant, redactor, oracle)
      return CaseTrial(
        item: item,
        tactic: tactic.name,
        segments: variant.text.segments,
        output: trial.output,
        ledger: trial.ledger,
        faults: trial.faults
      )
    }
    return (trials, nil)
  }

  private func trial(
    of item: CorpusCase,
    _ minted: MintedCase,
    _ redactor: Redactor
  ) -> CaseTrial {
    let output = redactor.redact(minted.bytes)
    let faults = oracle.faults(in: output.bytes, of: minted.segments)
    return CaseTrial(
      item: item,
      tactic: nil,
      segments: minted.segments,
      output: output.bytes,
      ledger: output.ledger,
      faults: faults
    )
  }

  private func subject(_ minted: MintedCase, _ plain: CaseTrial) -> TacticSubject {
    TacticSubject(
      plain.item,
      minted: minted,
      isCertain: plain.rules.allSatisfy(isCertain),
      spansLines: plain.rules.contains { id in
        rules.rule(named: id).map { $0.isMultiline || $0.isBlock } ?? false
      },
      seed: minter.seed
    )
  }

  /// Whether what the rule called `id` finds counts in an encoded stretch (README, "What is read").
  private func isCertain(_ id: String) -> Bool {
    guard let rule = rules.rule(named: id) else { return true }
    if case .trigger = rule.prefilter { return false }
    return rule.severity >= .high || rule.confidence == .high && rule.severity >= .medium
  }

  private func redactor(for item: CorpusCase, knowing values: [[UInt8]]) -> Redactor {
    guard let redactor = redactors[item.policy] else {
      preconditionFailure("a sound corpus names known policies only")
    }
    guard !values.isEmpty else { return redactor }
    var known = KnownTexts()
    for value in values {
      known.add(value)
    }
    return redactor.with(known: known)
  }
}
