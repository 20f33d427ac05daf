internal import SystemIO

/// A transport that keeps what it is given and sends nothing, for tests of programs that use telemetry.
///
/// ```swift
/// let transport = RecordingTransport()
/// … run the program with it …
/// #expect(transport.requests.count == 1)
/// ```
public final class RecordingTransport: TelemetryTransport {
  /// What a request comes to.
  public typealias Outcome = Result<TelemetryResponse, TransportError>

  private struct State: Sendable {
    var requests: [TelemetryRequest] = []
    var outcomes: [Outcome] = []
  }

  private let state: Monitor<State>

  /// A transport that answers the requests with `outcomes` in order, and with 200 when they have run out.
  public init(answering outcomes: [Outcome] = []) {
    state = Monitor(State(outcomes: outcomes))
  }

  /// What was to be sent so far, in order.
  public var requests: [TelemetryRequest] {
    state.change { $0.requests }
  }

  /// Keeps `request`.
  public func send(
    _ request: TelemetryRequest
  ) async throws(TransportError) -> TelemetryResponse {
    let outcome = state.change { state -> Outcome in
      state.requests.append(request)
      guard !state.outcomes.isEmpty else { return .success(TelemetryResponse(status: 200)) }
      return state.outcomes.removeFirst()
    }
    return try outcome.get()
  }
}
