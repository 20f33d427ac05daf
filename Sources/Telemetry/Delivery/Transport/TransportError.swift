/// Why a request got no answer.
public enum TransportError: Error, Sendable, Hashable {
  /// Nobody listens there, or the name has no address.
  case refused
  /// The time was up before the answer was complete.
  case timeout
  /// The other side did not prove who it is.
  case tls
  /// The connection ended before the answer was complete.
  case cut
}
