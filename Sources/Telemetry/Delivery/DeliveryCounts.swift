/// What has become of events, in numbers.
public struct DeliveryCounts: Sendable, Hashable {
  /// Events that the spool took on.
  public internal(set) var accepted = 0

  /// Events that a server said it has.
  public internal(set) var delivered = 0

  /// Requests, whatever came of them.
  public internal(set) var requests = 0

  /// Events that were given up or not taken on, by reason.
  public internal(set) var dropped: [DropReason: Int] = [:]

  /// Nothing yet.
  public init() {}

  mutating func drop(_ reason: DropReason, count: Int = 1) {
    guard count > 0 else { return }
    dropped[reason, default: 0] += count
  }

  mutating func add(_ other: DeliveryCounts) {
    accepted += other.accepted
    delivered += other.delivered
    requests += other.requests
    dropped.merge(other.dropped, uniquingKeysWith: +)
  }
}
