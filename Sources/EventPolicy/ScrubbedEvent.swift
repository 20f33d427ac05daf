/// An event as it may leave; there is no way to make one but to scrub one.
///
/// What takes a `ScrubbedEvent` can queue, store or send nothing else, by type.
public struct ScrubbedEvent: Sendable, Hashable {
  /// The event's name, such as `$exception`; one that the policy names.
  public let name: String
  /// The event's id in lower case (RFC 9562); the same each time that it is sent.
  public let uuid: String
  /// When it happened: ISO 8601, UTC, microseconds, such as `2026-03-14T09:02:10.000000+00:00`.
  public let timestamp: String
  /// Who sent it, such as the id of an installation.
  public let distinctID: String
  /// The event as one element of PostHog's `batch`: one compact JSON object with the keys `event`,
  /// `distinct_id`, `properties`, `timestamp` and `uuid` in this order.
  public let bytes: [UInt8]

  /// Nil if the envelope is not whole.
  init?(_ part: ScrubbedPart) {
    guard let envelope = part.envelope, let uuid = envelope.uuid,
      let timestamp = envelope.timestamp, let distinctID = envelope.distinctID
    else { return nil }
    name = envelope.name
    self.uuid = uuid
    self.timestamp = timestamp
    self.distinctID = distinctID
    bytes = part.bytes
  }
}

/// An event that may leave, of which the envelope may not be whole, or a document that has none.
struct ScrubbedPart {
  let envelope: EventEnvelope?
  let bytes: [UInt8]
}
