internal import RuleModel

/// Keeps the ledger and the counts of a stream.
struct Account {
  private let rules: [CompiledRule]
  private var counts = StreamStatistics()
  /// By rule.
  private var redactionCounts: [Int]
  private var entries: [LedgerEntry] = []
  /// Bytes of input before the buffer's first byte.
  private var inputBase = 0
  private var lines = LineCounter()
  private var outputOffset = 0
  /// Whether there is a ledger beside the counts; counting lines for it costs a pass over the input.
  private let keepsLedger: Bool

  init(rules: [CompiledRule], keepsLedger: Bool) {
    self.rules = rules
    self.keepsLedger = keepsLedger
    redactionCounts = [Int](repeating: 0, count: rules.count)
  }

  /// What has been counted.
  var statistics: StreamStatistics {
    var statistics = counts
    for (rule, count) in zip(rules, redactionCounts) where count > 0 {
      statistics.redactions[rule.id] = count
    }
    return statistics
  }

  mutating func takeLedger() -> [LedgerEntry] {
    defer { entries.removeAll(keepingCapacity: true) }
    return entries
  }

  mutating func add(trips: Int) {
    counts.trips += trips
  }

  /// Notes that the buffer's first `count` bytes are gone.
  mutating func drop(_ count: Int) {
    inputBase += count
    if keepsLedger {
      lines.drop(count)
    }
  }

  /// Notes that `range` of the buffer is worked off.
  mutating func advance(input range: Range<Int>, of text: [UInt8]) {
    counts.inputBytes += range.count
    if keepsLedger {
      lines.count(to: range.upperBound, in: text)
    }
  }

  /// Notes that `count` bytes were written.
  mutating func advance(output count: Int) {
    outputOffset += count
    counts.outputBytes += count
  }

  /// Enters the redactions of a region that is about to be written, with `placeholders`, where theirs
  /// stand behind the region's context.
  mutating func add(
    _ redactions: [Redaction],
    written placeholders: [Range<Int>],
    contextLength: Int,
    region: Range<Int>,
    in text: [UInt8]
  ) {
    var places = placeholders.makeIterator()
    for redaction in redactions {
      counts.removedBytes += redaction.range.count
      guard !redaction.isContinuation, let place = places.next() else { continue }
      redactionCounts[redaction.rule] += 1
      guard keepsLedger else { continue }
      let rule = rules[redaction.rule]
      let label = redaction.isUnscannable ? Placeholder.unscannableLabel : rule.label
      let shift = outputOffset - contextLength
      entries.append(
        LedgerEntry(
          rule: rule.id,
          label: label,
          input: (redaction.range.lowerBound + inputBase)..<(redaction.range.upperBound + inputBase),
          output: (place.lowerBound + shift)..<(place.upperBound + shift),
          line: lines.line(at: redaction.range.lowerBound, in: text),
          lengthBucket: Self.bucket(redaction.range.count),
          isUnscannable: redaction.isUnscannable
        )
      )
    }
  }

  /// `length` up to the next power of two.
  static func bucket(_ length: Int) -> Int {
    var bucket = 1
    while bucket < length {
      bucket *= 2
    }
    return bucket
  }
}

/// Counts of what a stream has done.
public struct StreamStatistics: Sendable, Hashable {
  /// Bytes taken in and worked off.
  public var inputBytes = 0
  /// Bytes written.
  public var outputBytes = 0
  /// Bytes of input that were removed.
  public var removedBytes = 0
  /// How often a limit tripped or a match touched its window's end.
  public var trips = 0
  /// Redactions by rule id.
  public var redactions: [String: Int] = [:]

  /// Counts of nothing.
  public init() {}

  /// Adds the counts of another stream.
  public mutating func add(_ other: StreamStatistics) {
    inputBytes += other.inputBytes
    outputBytes += other.outputBytes
    removedBytes += other.removedBytes
    trips += other.trips
    redactions.merge(other.redactions, uniquingKeysWith: +)
  }
}
