/// A text with placeholders for its redactions, and the way back to where its bytes stood.
struct RewrittenText {
  /// The bytes.
  private(set) var bytes: [UInt8]
  private var pieces: [Piece] = []

  /// A run of bytes that were copied.
  private struct Piece {
    var output: Int
    var input: Int
    var count: Int
  }

  /// `text[region]` with placeholders for `redactions`, which are in order and lie in the region,
  /// behind `context`, which has no way back.
  ///
  /// `endsText` says that nothing follows the region; `label` gives the label of a placeholder.
  init(
    context: [UInt8],
    text: [UInt8],
    region: Range<Int>,
    redactions: [Redaction],
    endsText: Bool,
    label: (Redaction) -> String
  ) {
    let surroundings = PlaceholderContext(
      text: text,
      region: region,
      redactions: redactions,
      startsLine: context.isEmpty,
      endsText: endsText
    )
    bytes = context
    bytes.reserveCapacity(context.count + region.count + 64)
    var copied = region.lowerBound
    for (index, redaction) in redactions.enumerated() {
      copy(copied..<redaction.range.lowerBound, of: text)
      copied = redaction.range.upperBound
      guard !redaction.isContinuation else { continue }
      let placeholder = Placeholder.text(
        label: label(redaction),
        digest: redaction.digest,
        style: surroundings.style(at: index)
      )
      placeholderRanges.append(bytes.count..<(bytes.count + placeholder.count))
      bytes += placeholder
    }
    copy(copied..<region.upperBound, of: text)
  }

  /// Where each placeholder stands in ``bytes``, in the order of the redactions that have one.
  private(set) var placeholderRanges: [Range<Int>] = []

  private mutating func copy(_ range: Range<Int>, of text: [UInt8]) {
    guard !range.isEmpty else { return }
    pieces.append(Piece(output: bytes.count, input: range.lowerBound, count: range.count))
    bytes += text[range]
  }

  /// The bytes of the input that were copied into `range`; one range for each copied run.
  func inputRanges(of range: Range<Int>) -> [Range<Int>] {
    pieces.compactMap { piece in
      let copied = piece.output..<(piece.output + piece.count)
      guard copied.overlaps(range) else { return nil }
      let shared = copied.clamped(to: range)
      let shift = piece.input - piece.output
      return (shared.lowerBound + shift)..<(shared.upperBound + shift)
    }
  }
}
