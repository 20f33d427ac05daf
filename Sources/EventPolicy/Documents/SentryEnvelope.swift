/// What came of an envelope, the body of a request of Sentry's SDKs.
public struct SentryEnvelope: Sendable, Hashable {
  /// The envelope with what of its items may leave, in their order; nil if none does.
  public internal(set) var bytes: [UInt8]?
  /// What became of the header: paths begin with `header`.
  public internal(set) var header: EventReport
  /// What became of each item.
  public internal(set) var items: [Item] = []

  /// An item of an envelope.
  public struct Item: Sendable, Hashable {
    /// Whether something of it leaves.
    public let leaves: Bool
    /// What was withheld and removed.
    public let report: EventReport
  }

  /// How many items do not leave: attachments, replays, and whatever else the policy does not name.
  public var dropped: Int {
    items.count { !$0.leaves }
  }
}
