internal import CorpusOracle
public import RuleModel

/// Tells whether a corpus would notice that a rule is gone or weaker.
///
/// Only cases in which the rule fires can tell, so only these run again.
public struct MutationTrial: Sendable {
  private let corpora: [(corpus: Corpus, cases: [String: [CorpusCase]])]
  private let rules: RuleSet
  private let policies: [String: Policy]
  private let seed: UInt64

  /// A trial with the cases of `corpora` that hold under `rules`.
  public init(
    _ corpora: [Corpus],
    rules: RuleSet,
    policies: [String: Policy],
    seed: UInt64 = 0
  ) {
    self.rules = rules
    self.policies = policies
    self.seed = seed
    self.corpora = corpora.map { corpus in
      let gate = CorpusGate(corpus, rules: rules, policies: policies, seed: seed)
      var cases: [String: [CorpusCase]] = [:]
      for outcome in gate.outcomes(of: corpus.cases) where outcome.faults.isEmpty {
        for rule in outcome.rules {
          cases[rule, default: []].append(outcome.item)
        }
      }
      return (corpus, cases)
    }
  }

  /// Every mutant of every rule.
  public var mutants: [RuleMutant] {
    rules.rules.flatMap(RuleMutant.mutants)
  }

  /// How many cases are tried before a mutant counts as unnoticed.
  private static let mostCases = 64

  /// What a corpus makes of a mutant.
  public enum Verdict: Sendable, Hashable {
    /// A case fails that holds without it.
    case noticed
    /// The rule finds something in a case, but what it finds another rule finds, too.
    case covered
    /// In no case does the rule find anything.
    case unnoticed
  }

  /// Whether a case fails with `mutant` that holds without it.
  public func verdict(on mutant: RuleMutant) -> Verdict {
    let mutated = mutant.mutated(rules)
    let isNoticed = corpora.contains { corpus, cases in
      let candidates = (cases[mutant.rule] ?? []).prefix(Self.mostCases)
      // A redactor for one policy at a time: most mutants are noticed by the first case.
      return Dictionary(grouping: candidates, by: \.policy).contains { name, candidates in
        let gate = CorpusGate(
          corpus,
          rules: mutated,
          policies: policies.filter { $0.key == name },
          seed: seed
        )
        return candidates.contains { !gate.trial(of: $0).faults.isEmpty }
      }
    }
    guard !isNoticed else { return .noticed }
    return corpora.contains { $0.cases[mutant.rule] != nil } ? .covered : .unnoticed
  }
}
