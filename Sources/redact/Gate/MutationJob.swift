internal import CorpusKit

/// Some mutants of rules, which one thread tries.
struct MutationJob: OrderedJob {
  typealias Piece = MutationReport.Judged

  let trial: MutationTrial
  let mutants: [RuleMutant]

  /// Mutants that a thread takes at a time.
  private static let size = 8

  var needsCleaning: Bool { false }

  func perform(deliver: (Piece) throws(Stop) -> Void) -> Stop? {
    for mutant in mutants {
      do {
        try deliver((mutant, trial.verdict(on: mutant)))
      } catch {
        return error
      }
    }
    return nil
  }

  /// All mutants of `trial` as jobs.
  static func jobs(_ trial: MutationTrial) -> [MutationJob] {
    let mutants = trial.mutants
    return stride(from: 0, to: mutants.count, by: size).map { start in
      MutationJob(trial: trial, mutants: Array(mutants[start..<min(start + size, mutants.count)]))
    }
  }
}
