/// Which mutants of which rules a corpus noticed.
public struct MutationReport: Sendable {
  private let verdicts: [(mutant: RuleMutant, isNoticed: Bool)]

  /// The share of deleted rules that has to be noticed.
  public static let requiredPercent = 95

  /// A report of `verdicts`.
  public init(_ verdicts: [(mutant: RuleMutant, isNoticed: Bool)]) {
    self.verdicts = verdicts
  }

  /// Whether enough deletions are noticed.
  public var passes: Bool {
    let (noticed, all) = counts(of: .deletion)
    return noticed * 100 >= all * Self.requiredPercent
  }

  /// What is not noticed, then the shares.
  public var text: String {
    var unnoticed: [String] = []
    for (mutant, isNoticed) in verdicts where !isNoticed && mutant.change == .deletion {
      unnoticed.append("\(mutant.rule): nothing notices that it is gone")
    }
    let weaker = Dictionary(grouping: verdicts.filter { !$0.isNoticed }, by: \.mutant.rule)
    for (rule, verdicts) in weaker.sorted(by: { $0.key < $1.key }) {
      let kinds = verdicts.map(\.mutant.change).filter { $0 != .deletion }
      for change in Set(kinds).sorted(by: { $0.rawValue < $1.rawValue }) {
        let count = kinds.count { $0 == change }
        unnoticed.append("\(rule): \(count) of its weaker forms unnoticed (\(change.rawValue))")
      }
    }
    let shares = RuleMutant.Change.allCases.map { change in
      let (noticed, all) = counts(of: change)
      let tenths = all == 0 ? 1000 : noticed * 1000 / all
      return "\(change.rawValue): \(noticed) of \(all) noticed (\(tenths / 10).\(tenths % 10) %)"
    }
    let ending = passes ? "passed" : "failed"
    return (unnoticed + shares + ["mutation \(ending)"]).map { "\($0)\n" }.joined()
  }

  /// How many mutants of a kind are noticed, and how many there are.
  public func counts(of change: RuleMutant.Change) -> (noticed: Int, all: Int) {
    let some = verdicts.filter { $0.mutant.change == change }
    return (some.count { $0.isNoticed }, some.count)
  }
}
