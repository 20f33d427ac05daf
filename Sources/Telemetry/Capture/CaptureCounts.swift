/// What has become of captured events, in numbers.
public struct CaptureCounts: Sendable, Hashable {
  /// Events that were scrubbed and wait to be sent, or were sent.
  public internal(set) var kept = 0

  /// Events of which the policy lets nothing out.
  public internal(set) var dropped = 0

  /// Events that the queue on the disk did not take, or for which there was no consent any more.
  public internal(set) var refused = 0

  /// Events that came faster than they could be scrubbed.
  public internal(set) var overflowed = 0

  /// Errors that are part of the tool's normal life.
  public internal(set) var expected = 0

  /// Nothing yet.
  public init() {}
}
