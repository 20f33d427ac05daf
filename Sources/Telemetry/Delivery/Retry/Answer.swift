/// What came of sending a batch, as far as the next step depends on it.
enum Answer: Sendable, Hashable {
  /// The server has the events.
  case accepted
  /// The server decided event by event; uuids that it leaves out are tried again.
  case decided([String: Decision])
  /// The batch is too large for the server.
  case tooLarge
  /// The server does not want these events, now or later.
  case refused(status: Int)
  /// It may work later; the server may have said when.
  case retry(after: Duration?)
  /// Nothing that is sent now would arrive at the right place.
  case stop(FlushEnd)

  /// What a server makes of one event.
  enum Decision: Sendable, Hashable {
    case accepted
    case dropped
    case retry
  }

  /// The answer that `status` stands for; `retryAfter` is the value of the header.
  ///
  /// - Parameters:
  ///   - status: the status code of the response.
  ///   - retryAfter: the value of the `Retry-After` header.
  ///   - now: the time since 1970.
  init(status: Int, retryAfter: String?, now: Duration) {
    switch status {
    case 200..<300: self = .accepted
    case 300..<400: self = .stop(.redirected)
    case 413: self = .tooLarge
    case 408, 429: self = .retry(after: retryAfter.flatMap { RetryAfter.wait($0, now: now) })
    case 400..<500: self = .refused(status: status)
    default: self = .retry(after: retryAfter.flatMap { RetryAfter.wait($0, now: now) })
    }
  }

  /// The answer that a failure of the transport stands for.
  init(_ error: TransportError) {
    switch error {
    case .tls: self = .stop(.untrusted)
    case .refused, .timeout, .cut: self = .retry(after: nil)
    }
  }
}

extension Answer {
  /// The answer that `response` is, to a request in `format`; `now` is the time since 1970.
  init(_ response: TelemetryResponse, to format: WireFormat, now: Duration) {
    let answer = Answer(
      status: response.status,
      retryAfter: response.headers["retry-after"],
      now: now
    )
    guard answer == .accepted, format == .analyticsEvents else {
      self = answer
      return
    }
    // A success that does not name the events is no success: something in between may have answered.
    self = AnalyticsResults.decisions(in: response.body).map(Answer.decided) ?? .retry(after: nil)
  }
}
