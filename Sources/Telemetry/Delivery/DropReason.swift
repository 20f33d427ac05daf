/// Why an event was given up, or not taken on.
public enum DropReason: Sendable, Hashable {
  /// It is larger than an event may be, or than the server takes.
  case tooLarge
  /// The spool has no room.
  case spoolFull
  /// The spool could not be written.
  case unwritable
  /// Telemetry is off.
  case notAllowed
  /// It waited longer than the spool keeps events.
  case expired
  /// Its bytes in the spool are not those that were written.
  case damaged
  /// The policy of today does not let it out.
  case policy
  /// The second opinion found something in it.
  case secondOpinion
  /// The server answered with this status, 400 to 499.
  case refused(status: Int)
  /// The server dropped the event by name.
  case refusedByServer
}
