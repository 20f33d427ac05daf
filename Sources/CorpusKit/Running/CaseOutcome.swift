internal import RuleModel

public import CorpusOracle

/// What the redactor made of a case.
public struct CaseOutcome: Sendable, Hashable {
  /// The case.
  public var item: CorpusCase
  /// What is wrong with the output.
  public var faults: [Fault]
  /// The ids of the rules that fired, in order, each once.
  public var rules: [String]

  /// An outcome of `item`.
  public init(item: CorpusCase, faults: [Fault], rules: [String] = []) {
    self.item = item
    self.faults = faults
    self.rules = rules
  }

  /// What is wrong, in words as a baseline has them, each once.
  public var faultNames: [String] {
    Set(faults.map(\.kind.rawValue)).sorted()
  }

  /// Each fault with its case.
  public var misses: [Miss] {
    faults.map { Miss(item: item, fault: $0, rules: rules) }
  }
}

/// A fault and the case that it was found in.
public struct Miss: Sendable, Hashable {
  /// The case.
  public var item: CorpusCase
  /// The fault.
  public var fault: Fault
  /// The ids of the rules that fired.
  public var rules: [String]

  /// What the miss is recorded under.
  public var key: Baseline.Key {
    Baseline.Key(caseID: item.id, kind: fault.kind)
  }
}
