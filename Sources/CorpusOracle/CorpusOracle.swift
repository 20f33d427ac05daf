/// Judges an output without any of the code that made it.
///
/// It knows how a placeholder is written, and nothing else about redaction. A leak is a secret of
/// fewer than eight bytes, or any eight bytes of a longer one, that the case's own unmarked text
/// does not hold, in the output read plainly or decoded in every way that ``Decoding`` knows.
public struct CorpusOracle: Sendable {
  private let placeholders: PlaceholderReader

  /// An oracle that takes `[redacted:label]` and `redacted-label` for placeholders.
  ///
  /// - Parameter labels: The labels of all rules. What else stands in brackets is text.
  public init(labels: [String]) {
    placeholders = PlaceholderReader(labels: labels)
  }

  /// What of a secret may stay.
  public enum Strictness: Sendable, Hashable {
    /// Nothing: four bytes of it where it was are a leak.
    case whole
    /// What is shorter than a piece, as of a token in two parts.
    case pieces
  }

  /// The bytes that make up a piece of a secret.
  static let pieceLength = 8
  /// The bytes of a secret that may not stand where it was.
  static let fragmentLength = 4

  /// What is wrong with `output`, the text of `segments` after redaction.
  ///
  /// `known` are further spellings of the secrets, as where a case holds them encoded, and `unmarked`
  /// of what is no secret.
  public func faults(
    in output: [UInt8],
    of segments: [Segment],
    known: [[UInt8]] = [],
    unmarked: [[UInt8]] = [],
    strictness: Strictness = .whole
  ) -> [Fault] {
    let (output, segments) = Self.withoutCommonStart(output, segments)
    let symbols = placeholders.symbols(of: output)
    var secrets = segments.filter { $0.fate == .secret }.map(\.bytes)
    if strictness == .pieces {
      secrets.removeAll { $0.count < Self.pieceLength }
    }
    var faults: [Fault] = []
    if let leak = leak(of: secrets + known, in: symbols, beside: segments, unmarked) {
      faults.append(leak)
    }
    let isLoose = segments.contains { $0.fate == .free }
    let pieces = Alignment.pieces(of: segments, isLoose: isLoose, placeholders)
    let alignment = Alignment(of: symbols, with: pieces)
    if faults.isEmpty, !isLoose, strictness == .whole,
      let leak = fragment(of: secrets, in: alignment)
    {
      faults.append(leak)
    }
    if alignment.lostBytes > 0 || alignment.addedBytes > 0 {
      let count = max(alignment.lostBytes, alignment.addedBytes)
      faults.append(Fault(isLoose ? .lost : .overRedaction, byteCount: count))
    }
    return faults
  }

  /// Whether `output` shows `length` bytes in a row of `secret` that the text of
  /// `segments` does not hold anyway.
  public func leak(
    of secret: [UInt8],
    piece length: Int,
    in output: [UInt8],
    of segments: [Segment]
  ) -> Fault? {
    guard secret.count >= length else { return nil }
    var pieces = Pieces(of: [secret], length: length)
    for text in Self.unmarked(segments) {
      pieces.subtract(text)
    }
    let text = PlaceholderReader.text(of: placeholders.symbols(of: output))
    let count = pieces.coveredBytes(of: text)
    return count > 0 ? Fault(.leak, byteCount: count, reading: "plain") : nil
  }

  /// The first reading in which pieces of a secret show.
  private func leak(
    of secrets: [[UInt8]],
    in symbols: [Symbol],
    beside segments: [Segment],
    _ unmarked: [[UInt8]]
  ) -> Fault? {
    guard !secrets.isEmpty else { return nil }
    var pieces = Pieces(of: secrets.flatMap { Decoding.readings(of: $0, depth: 1).map(\.bytes) })
    let rest = Self.unmarked(segments) + unmarked
    for text in rest {
      for reading in Decoding.readings(of: text, depth: 1) {
        pieces.subtract(reading.bytes)
      }
    }
    guard !pieces.isEmpty else { return nil }
    var leak: Fault?
    var isThorough = false
    Decoding.forEachReading(of: PlaceholderReader.text(of: symbols), depth: 2) { reading in
      var count = pieces.coveredBytes(of: reading.bytes)
      if count > 0, !isThorough, reading.name != "plain" {
        // What the rest holds twice encoded is worth a look only now.
        isThorough = true
        for text in rest {
          for reading in Decoding.readings(of: text, depth: 2) {
            pieces.subtract(reading.bytes)
          }
        }
        count = pieces.coveredBytes(of: reading.bytes)
      }
      if count > 0 {
        leak = Fault(.leak, byteCount: count, reading: reading.name)
      }
      return leak == nil
    }
    return leak
  }

  /// How many bytes in front of the first secret are judged even if nothing in them changed.
  private static let judgedStart = 256

  /// `output` and `segments` without the long text in front that is the same in both, which holds
  /// nothing but what may be there.
  private static func withoutCommonStart(
    _ output: [UInt8],
    _ segments: [Segment]
  ) -> ([UInt8], [Segment]) {
    guard let first = segments.first, first.fate == .kept, segments.count > 1 else {
      return (output, segments)
    }
    let common = zip(first.bytes, output).prefix { $0 == $1 }.count
    let count = min(common, first.bytes.count) - judgedStart
    guard count > 0 else { return (output, segments) }
    let rest = Segment(.kept, Array(first.bytes.dropFirst(count)))
    return (Array(output.dropFirst(count)), [rest] + segments.dropFirst())
  }

  /// What the gaps between the pieces that stayed still show of the secrets.
  private func fragment(of secrets: [[UInt8]], in alignment: Alignment) -> Fault? {
    let pieces = Pieces(of: secrets, length: Self.fragmentLength)
    let count = alignment.gaps.map { pieces.coveredBytes(of: $0) }.max() ?? 0
    return count > 0 ? Fault(.leak, byteCount: count, reading: "plain") : nil
  }

  /// The text without its secrets, one item for each stretch between two of them.
  private static func unmarked(_ segments: [Segment]) -> [[UInt8]] {
    segments.split { $0.fate == .secret }.map { $0.flatMap(\.bytes) }
  }
}
