internal import CorpusOracle
internal import RedactionEngine
public import RuleModel

/// Runs the redactor over every case and lets the oracle judge.
public struct CorpusGate: Sendable {
  private let corpus: Corpus
  private let redactors: [String: Redactor]
  private let minter: Minter
  private let oracle: CorpusOracle

  /// A gate for `corpus`, which has to be sound.
  public init(_ corpus: Corpus, rules: RuleSet, policies: [String: Policy], seed: UInt64 = 0) {
    precondition(corpus.isSound, "a corpus with mistakes is not run")
    self.corpus = corpus
    minter = Minter(shapes: corpus.shapes, seed: seed)
    let others = KnownTexts.rules.map(\.label) + ["unlisted"]
    oracle = CorpusOracle(labels: rules.rules.map(\.label) + others)
    let used = Set(corpus.cases.map(\.policy))
    redactors = policies.filter { used.contains($0.key) }
      .mapValues { Redactor(rules: rules, policy: $0) }
  }

  /// What becomes of each of `cases`.
  public func outcomes(of cases: [CorpusCase]) -> [CaseOutcome] {
    cases.map { item in
      let trial = trial(of: item)
      return CaseOutcome(item: item, faults: trial.faults, rules: trial.rules)
    }
  }

  /// What becomes of `item`, in full.
  public func trial(of item: CorpusCase) -> CaseTrial {
    let minted = minter.minted(item)
    guard let redactor = redactors[item.policy] else {
      preconditionFailure("a sound corpus names known policies only")
    }
    let output = Self.redactor(redactor, knowing: minted.known).redact(minted.bytes)
    let faults = oracle.faults(in: output.bytes, of: minted.segments)
    return CaseTrial(item: item, minted: minted, output: output, faults: faults)
  }

  private static func redactor(_ redactor: Redactor, knowing values: [[UInt8]]) -> Redactor {
    guard !values.isEmpty else { return redactor }
    var known = KnownTexts()
    for value in values {
      known.add(value)
    }
    return redactor.with(known: known)
  }
}
