internal import RedactionEngine

/// Stretches of text and their bytes, counted by label.
struct RemovalCount {
  private(set) var counts: [String: (stretches: Int, bytes: Int)] = [:]

  /// Whether nothing was counted.
  var isEmpty: Bool { counts.isEmpty }

  /// The counts, the commonest label first.
  var sorted: [(label: String, stretches: Int, bytes: Int)] {
    counts.map { ($0.key, $0.value.stretches, $0.value.bytes) }
      .sorted { ($1.stretches, $0.label) < ($0.stretches, $1.label) }
  }

  /// Counts what `entries` cover and `others` do not; both are in order, and none overlaps its like.
  mutating func add(_ entries: [LedgerEntry], without others: [LedgerEntry]) {
    var next = 0
    for entry in entries {
      var position = entry.input.lowerBound
      while next < others.count, others[next].input.upperBound <= position { next += 1 }
      var index = next
      while position < entry.input.upperBound {
        let other = index < others.count ? others[index].input : nil
        let end = min(entry.input.upperBound, other?.lowerBound ?? .max)
        if position < end {
          counts[entry.label, default: (0, 0)].stretches += 1
          counts[entry.label, default: (0, 0)].bytes += end - position
        }
        position = max(position, other.map { max(end, $0.upperBound) } ?? end)
        index += 1
      }
    }
  }
}
