internal import RedactionEngine

/// What scrubbing came to.
struct ScrubCount: Sendable {
  private(set) var statistics = StreamStatistics()
  /// Lines that were not what the format says and were scrubbed as text.
  private(set) var invalidLines = 0

  /// A count of nothing.
  init() {}

  /// The counts of `stream`.
  init(of stream: any ScrubStream) {
    statistics = stream.statistics
    invalidLines = stream.invalidLines
  }

  /// Adds the counts of another input.
  mutating func add(_ other: ScrubCount) {
    statistics.add(other.statistics)
    invalidLines += other.invalidLines
  }
}
