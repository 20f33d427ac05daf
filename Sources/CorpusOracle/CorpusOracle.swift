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

  /// The bytes that make up a piece of a secret.
  static let pieceLength = 8
  /// The bytes of a secret that may not stand where it was.
  static let fragmentLength = 4

  /// What is wrong with `output`, the text of `segments` after redaction.
  ///
  /// `known` are further spellings of the secrets, as where a case holds them encoded.
  public func faults(
    in output: [UInt8],
    of segments: [Segment],
    known: [[UInt8]] = []
  ) -> [Fault] {
    let symbols = placeholders.symbols(of: output)
    let secrets = segments.filter { $0.fate == .secret }.map(\.bytes)
    var faults: [Fault] = []
    if let leak = leak(of: secrets + known, in: symbols, beside: segments) {
      faults.append(leak)
    }
    let isLoose = segments.contains { $0.fate == .free }
    let pieces = Alignment.pieces(of: segments, isLoose: isLoose, placeholders)
    let alignment = Alignment(of: symbols, with: pieces)
    if faults.isEmpty, !isLoose, let leak = fragment(of: secrets, in: alignment) {
      faults.append(leak)
    }
    if alignment.lostBytes > 0 || alignment.addedBytes > 0 {
      let count = max(alignment.lostBytes, alignment.addedBytes)
      faults.append(Fault(isLoose ? .lost : .overRedaction, byteCount: count))
    }
    return faults
  }

  /// The first reading in which pieces of a secret show.
  private func leak(
    of secrets: [[UInt8]],
    in symbols: [Symbol],
    beside segments: [Segment]
  ) -> Fault? {
    guard !secrets.isEmpty else { return nil }
    var pieces = Pieces(of: secrets.flatMap { Decoding.readings(of: $0, depth: 1).map(\.bytes) })
    for unmarked in Self.unmarked(segments) {
      for reading in Decoding.readings(of: unmarked, depth: 1) {
        pieces.subtract(reading.bytes)
      }
    }
    for reading in Decoding.readings(of: PlaceholderReader.text(of: symbols), depth: 2) {
      let count = pieces.coveredBytes(of: reading.bytes)
      if count > 0 {
        return Fault(.leak, byteCount: count, reading: reading.name)
      }
    }
    return nil
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
