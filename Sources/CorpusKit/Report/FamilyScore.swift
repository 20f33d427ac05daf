internal import CorpusOracle

/// How one family of cases fared.
public struct FamilyScore: Sendable, Hashable {
  /// The family; `all` in a total.
  public var family: String
  /// The number of cases.
  public var cases = 0
  /// The number of cases in which a secret leaked.
  public var leaks = 0
  /// The number of cases that lost a text that had to stay.
  public var lost = 0
  /// The number of cases in which bytes outside the marks changed.
  public var overRedactions = 0
  /// The number of those bytes, at least.
  public var changedBytes = 0

  /// The scores of each family of `outcomes`, by name.
  public static func scores(of outcomes: [CaseOutcome]) -> [FamilyScore] {
    let families = Dictionary(grouping: outcomes, by: \.item.family)
    return families.sorted { $0.key < $1.key }.map { FamilyScore($0.key, of: $0.value) }
  }

  /// The score of `outcomes` together.
  public init(_ family: String, of outcomes: [CaseOutcome]) {
    self.family = family
    cases = outcomes.count
    for fault in outcomes.flatMap(\.faults) {
      switch fault.kind {
      case .leak: leaks += 1
      case .lost: lost += 1
      case .overRedaction:
        overRedactions += 1
        changedBytes += fault.byteCount
      }
    }
  }
}
