/// What became of a case and of all that tactics made of it.
public struct CaseRun: Sendable {
  /// The case as it is written.
  public let plain: CaseOutcome
  /// What tactics made of it, one for each that applies.
  public internal(set) var transformed: [CaseOutcome] = []
  /// The tactics that do not apply, and why.
  public private(set) var skipped: [Skip] = []

  /// A tactic that does not apply.
  public struct Skip: Sendable, Hashable {
    /// Its name.
    public var tactic: String
    /// Why it does not apply.
    public var reason: String
  }

  init(_ plain: CaseOutcome) {
    self.plain = plain
  }

  /// All outcomes.
  public var outcomes: [CaseOutcome] {
    [plain] + transformed
  }

  mutating func skip(_ tactics: [Tactic], because reason: String) {
    skipped += tactics.map { Skip(tactic: $0.name, reason: reason) }
  }
}
