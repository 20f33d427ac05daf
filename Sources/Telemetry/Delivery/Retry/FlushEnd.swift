/// Why a flush ended.
public enum FlushEnd: String, Sendable, Hashable {
  /// Nothing is left to send.
  case emptied
  /// A batch failed as often as the schedule allows; it stays for a later flush.
  case exhausted
  /// The time was up; what is left stays for a later flush.
  case deadline
  /// The server answered with a redirect, which is never followed; the events stay.
  case redirected
  /// The server's certificate cannot be trusted; the events stay.
  case untrusted
  /// Another process is sending the same spool.
  case sentByAnother
  /// Telemetry is off; what was queued is erased if somebody opted out.
  case notAllowed
  /// The spool cannot be used.
  case unusable
}
