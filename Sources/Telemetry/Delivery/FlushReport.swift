/// What one flush did.
public struct FlushReport: Sendable, Hashable {
  /// Why it ended.
  public internal(set) var end: FlushEnd

  /// What became of the events; `accepted` is 0.
  public internal(set) var counts: DeliveryCounts

  init(end: FlushEnd, counts: DeliveryCounts = DeliveryCounts()) {
    self.end = end
    self.counts = counts
  }
}
