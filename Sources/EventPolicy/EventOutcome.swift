/// What became of an event.
public enum EventOutcome: Sendable, Hashable {
  /// It may leave as it is now.
  case scrubbed(ScrubbedEvent, EventReport)
  /// Nothing of it may leave.
  case dropped(EventReport)

  /// The event, if anything of it may leave.
  public var event: ScrubbedEvent? {
    if case .scrubbed(let event, _) = self { event } else { nil }
  }

  /// What was withheld and removed.
  public var report: EventReport {
    switch self {
    case .scrubbed(_, let report), .dropped(let report): report
    }
  }
}
