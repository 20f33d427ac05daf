internal import CorpusOracle

/// How the cases of a family, or the texts that a tactic made, fared.
public struct Score: Sendable, Hashable {
  /// The family or the tactic; `all` in a total.
  public var name: String
  /// The number of cases.
  public var cases = 0
  /// The number of texts that the redactor got.
  public var texts = 0
  /// The number of texts in which something is wrong.
  public var failedTexts = 0
  /// The number of cases in which a secret leaked.
  public var leaks = 0
  /// The number of cases that lost a text that had to stay.
  public var lost = 0
  /// The number of cases in which bytes outside the marks changed.
  public var overRedactions = 0
  /// The number of cases in which it mattered how a stream was cut.
  public var unstable = 0

  /// A score of `outcomes` together, which are those of `cases` cases.
  init(_ name: String, of outcomes: some Sequence<CaseOutcome>, cases: Int) {
    self.name = name
    self.cases = cases
    for outcome in outcomes {
      texts += outcome.runs
      failedTexts += outcome.failedRuns
      for fault in outcome.faults {
        switch fault.kind {
        case .leak: leaks += 1
        case .lost: lost += 1
        case .overRedaction: overRedactions += 1
        case .unstable: unstable += 1
        }
      }
    }
  }

  /// The numbers, in the order of ``columns``.
  var numbers: [Int] {
    [cases, texts, leaks, lost, overRedactions, unstable, failedTexts]
  }

  static let columns = [
    "cases", "texts", "leaks", "lost", "over-redactions", "unstable", "failed texts",
  ]
}
