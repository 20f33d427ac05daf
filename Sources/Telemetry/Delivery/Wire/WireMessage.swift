internal import EventPolicy

/// Scrubbed events in the form that a server takes.
struct WireMessage: Sendable {
  /// What is the same for all attempts to send a batch.
  struct Circumstances: Sendable, Hashable {
    /// The id of the request; the same each time that it is sent.
    var requestID: String
    /// When the batch was first to be sent, since 1970.
    var created: Duration
    /// Whether the events are old ones that are moved from elsewhere.
    var isHistorical = false
    /// Whether the body may be compressed.
    var compresses = true
  }

  /// What is appended to the endpoint.
  let path: String

  /// Names and values of header lines.
  private(set) var headers: [(String, String)]

  /// The body, compressed if that makes it shorter.
  private(set) var body: [UInt8]

  /// The body before compression, with nothing in the place of the project key.
  let readable: [UInt8]

  /// The message for `events`, to be sent at `now` since 1970 for the `attempt`th time.
  init(
    _ events: [ScrubbedEvent],
    as format: WireFormat,
    from sender: Sender,
    circumstances: Circumstances,
    attempt: Int,
    now: Duration
  ) {
    headers = [("User-Agent", sender.product), ("Content-Type", "application/json")]
    switch format {
    case .batch:
      path = "/batch/"
      let parts = BatchBody(
        events,
        isHistorical: circumstances.isHistorical,
        sent: Timestamp.text(now)
      )
      body = parts.bytes(projectKey: sender.projectKey)
      readable = parts.bytes(projectKey: "")
    case .analyticsEvents:
      path = "/i/v1/analytics/events"
      headers += [
        ("Authorization", "Bearer \(sender.projectKey)"),
        ("PostHog-Sdk-Info", sender.product),
        ("PostHog-Attempt", "\(attempt)"),
        ("PostHog-Request-Id", circumstances.requestID),
        ("PostHog-Request-Timestamp", Timestamp.text(now)),
      ]
      body = AnalyticsEventsBody.bytes(events, created: Timestamp.text(circumstances.created))
      readable = body
    }
    guard circumstances.compresses else { return }
    let compressed = Gzip.compressed(body)
    if compressed.count < body.count {
      headers.append(("Content-Encoding", "gzip"))
      body = compressed
    }
  }
}
