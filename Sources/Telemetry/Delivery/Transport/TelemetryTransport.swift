/// Carries requests to a server, one at a time.
///
/// Only the library makes requests, and it makes them of scrubbed events, so a transport cannot be handed
/// anything else. A transport does not follow redirects, verifies certificates where the URL says `https`,
/// adds no cookies or credentials, and gives up at the request's time limit.
public protocol TelemetryTransport: Sendable {
  /// Sends `request` and returns what came back, whatever the status.
  func send(_ request: TelemetryRequest) async throws(TransportError) -> TelemetryResponse
}
