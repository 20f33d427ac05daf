/// How much goes into one request.
///
/// Source of the defaults: posthog-python 7.91.1, `consumer.py`: 900 KiB an event, 5 MiB and 100 events a
/// batch.
public struct BatchLimits: Sendable, Hashable {
  /// The most bytes of one event.
  public var eventBytes: Int

  /// The most events of a batch.
  public var events: Int

  /// The most bytes of a batch before compression.
  public var bytes: Int

  /// Limits; the defaults are those of PostHog's own clients.
  public init(eventBytes: Int = 900 << 10, events: Int = 100, bytes: Int = 5 << 20) {
    self.eventBytes = eventBytes
    self.events = max(1, events)
    self.bytes = bytes
  }
}
