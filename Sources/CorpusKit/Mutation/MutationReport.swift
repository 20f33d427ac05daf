/// Which mutants of which rules a corpus noticed.
public struct MutationReport: Sendable {
  /// A mutant and what the corpus made of it.
  public typealias Judged = (mutant: RuleMutant, verdict: MutationTrial.Verdict)

  private let judged: [Judged]

  /// The share of deleted rules that has to be noticed, of those that no other rule covers.
  public static let requiredPercent = 95

  /// A report of mutants that were `judged`.
  public init(_ judged: [Judged]) {
    self.judged = judged
  }

  /// Whether enough deletions are noticed.
  public var passes: Bool {
    let counts = counts(of: .deletion)
    return counts.noticed * 100 >= (counts.noticed + counts.unnoticed) * Self.requiredPercent
  }

  /// What is not noticed, then the shares.
  public var text: String {
    let deletions = judged.filter { $0.mutant.change == .deletion }
    var lines = deletions.filter { $0.verdict == .unnoticed }
      .map { "\($0.mutant.rule): no case needs it" }
    lines += deletions.filter { $0.verdict == .covered }
      .map { "\($0.mutant.rule): other rules find what it finds in the cases" }
    for (rule, weaker) in weaker {
      lines.append("\(rule): \(weaker) of its weaker forms unnoticed")
    }
    lines += RuleMutant.Change.allCases.map(share)
    return (lines + ["mutation \(passes ? "passed" : "failed")"]).map { "\($0)\n" }.joined()
  }

  /// How many mutants of a kind got which verdict.
  public func counts(of change: RuleMutant.Change) -> (noticed: Int, covered: Int, unnoticed: Int) {
    let verdicts = judged.filter { $0.mutant.change == change }.map(\.verdict)
    return (
      verdicts.count { $0 == .noticed }, verdicts.count { $0 == .covered },
      verdicts.count { $0 == .unnoticed }
    )
  }

  /// By rule: how many of its weaker forms are not noticed.
  private var weaker: [(rule: String, count: Int)] {
    let some = judged.filter { $0.mutant.change != .deletion && $0.verdict != .noticed }
    return Dictionary(grouping: some, by: \.mutant.rule)
      .map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }

  private func share(of change: RuleMutant.Change) -> String {
    let (noticed, covered, unnoticed) = counts(of: change)
    let all = max(1, noticed + covered + unnoticed)
    let tenths = noticed * 1000 / all
    return "\(change.rawValue): \(noticed) of \(all) noticed (\(tenths / 10).\(tenths % 10) %), "
      + "\(covered) covered by other rules, \(unnoticed) unnoticed"
  }
}
