/// How much waits on the disk, and how long.
public struct SpoolLimits: Sendable, Hashable {
  /// The most bytes of all events together.
  public var bytes: Int

  /// The most events.
  public var events: Int

  /// The number of days after which an event is given up.
  ///
  /// A day counts when the spool is looked at on it, once, so a clock that jumps ages what waits by one day
  /// and not by years, and what waited while nobody used the tool still has its chance.
  public var days: Int

  /// Whether an event is on the disk itself before it counts as accepted.
  ///
  /// Without that an accepted event survives the end of the process, by `kill -9` too, but not a power failure
  /// in the seconds after. It costs some milliseconds an event.
  public var survivesPowerFailure: Bool

  /// Limits; the default keeps 10 MiB and 1,000 events for 30 days.
  public init(
    bytes: Int = 10 << 20,
    events: Int = 1000,
    days: Int = 30,
    survivesPowerFailure: Bool = false
  ) {
    self.bytes = bytes
    self.events = events
    self.days = days
    self.survivesPowerFailure = survivesPowerFailure
  }
}
