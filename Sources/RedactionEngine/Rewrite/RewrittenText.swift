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
      let start = bytes.count
      Placeholder.append(
        label: label(redaction),
        digest: redaction.digest,
        style: surroundings.style(at: index),
        to: &bytes
      )
      placeholderRanges.append(start..<bytes.count)
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
    var lower = 0
    var upper = pieces.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if pieces[middle].output + pieces[middle].count <= range.lowerBound {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    var ranges: [Range<Int>] = []
    for piece in pieces[lower...] {
      guard piece.output < range.upperBound else { break }
      let shared = (piece.output..<(piece.output + piece.count)).clamped(to: range)
      let shift = piece.input - piece.output
      ranges.append((shared.lowerBound + shift)..<(shared.upperBound + shift))
    }
    return ranges
  }
}
