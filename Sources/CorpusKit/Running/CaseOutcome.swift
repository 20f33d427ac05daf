internal import RuleModel

public import CorpusOracle

/// What the redactor made of a case, as it is or in all the ways in which a tactic writes it.
public struct CaseOutcome: Sendable, Hashable {
  /// The case.
  public var item: CorpusCase
  /// The tactic; nil for the case as it is written.
  public var tactic: String?
  /// How many texts the redactor got.
  public var runs: Int
  /// In how many of them something is wrong.
  public var failedRuns: Int
  /// What is wrong with the outputs, of each kind the first.
  public var faults: [Fault]
  /// The ids of the rules that fired where something is wrong, or in the case as it is written, in
  /// order, each once.
  public var rules: [String]

  /// An outcome of `item`.
  public init(
    item: CorpusCase,
    tactic: String? = nil,
    runs: Int = 1,
    faults: [Fault],
    rules: [String] = []
  ) {
    self.item = item
    self.tactic = tactic
    self.runs = runs
    failedRuns = faults.isEmpty ? 0 : 1
    self.faults = faults
    self.rules = rules
  }

  /// What is wrong, in words as a baseline has them, each once.
  public var faultNames: [String] {
    Set(faults.map(\.kind.rawValue)).sorted()
  }

  /// Each fault with its case.
  public var misses: [Miss] {
    faults.map { Miss(item: item, tactic: tactic, fault: $0, rules: rules) }
  }

  /// Counts what came of one more text in.
  mutating func add(_ faults: [Fault], rules: @autoclosure () -> [String]) {
    runs += 1
    guard !faults.isEmpty else { return }
    failedRuns += 1
    for fault in faults where !self.faults.contains(where: { $0.kind == fault.kind }) {
      self.faults.append(fault)
    }
    for rule in rules() where !self.rules.contains(rule) {
      self.rules.append(rule)
    }
  }
}

/// A fault and the case that it was found in.
public struct Miss: Sendable, Hashable {
  /// The case.
  public var item: CorpusCase
  /// What was done to the case before.
  public var tactic: String?
  /// The fault.
  public var fault: Fault
  /// The ids of the rules that fired.
  public var rules: [String]

  /// What the miss is recorded under.
  public var key: Baseline.Key {
    Baseline.Key(caseID: item.id, tactic: tactic, kind: fault.kind)
  }
}
