internal import LiteralScan
internal import RuleModel

/// Cuts a block into the regions that are rewritten and what is copied between them.
///
/// A region is made of whole lines. It ends behind a redaction that holds an LF: what follows on the
/// joined line is a region of its own, because in a stream the first part may have been written
/// long ago. For the same reason no region begins on a line before its redaction's, from which a rule
/// that crosses lines may look into it.
struct RegionPlan {
  private let redactions: [Redaction]
  private let text: [UInt8]
  private let end: Int
  private var index = 0

  /// A rewritten stretch of the text.
  struct Region {
    var range: Range<Int>
    var redactions: [Redaction]
  }

  /// A plan for `text[start..<end]` with `redactions`, which are in order and lie in it.
  init(of redactions: [Redaction], in text: [UInt8], to end: Int) {
    self.redactions = redactions
    self.text = text
    self.end = end
  }

  /// The next region at or behind `position`; `continuesLine` says that the output's line before it
  /// is changed and not complete, so that a region begins right there.
  mutating func next(from position: Int, continuesLine: Bool) -> Region? {
    guard position < end, continuesLine || index < redactions.count else { return nil }
    let start =
      continuesLine ? position : lineStart(of: redactions[index].range.lowerBound, from: position)
    let first = index
    var regionEnd = continuesLine ? lineEnd(from: start) : start
    while index < redactions.count {
      let redaction = redactions[index]
      let isOnNewLine = index > first || continuesLine
      if isOnNewLine, redaction.range.lowerBound >= regionEnd {
        break
      }
      index += 1
      if ByteSearch.firstIndex(of: UInt8(ascii: "\n"), in: text, redaction.range) != nil {
        regionEnd = redaction.range.upperBound
        break
      }
      // Up to a region's end, which is a line's, there is no other line's end.
      if redaction.range.upperBound >= regionEnd {
        regionEnd = lineEnd(from: redaction.range.upperBound)
      }
    }
    return Region(range: start..<regionEnd, redactions: Array(redactions[first..<index]))
  }

  private func lineStart(of offset: Int, from position: Int) -> Int {
    let newline = ByteSearch.lastIndex(of: UInt8(ascii: "\n"), in: text, position..<offset)
    return newline.map { $0 + 1 } ?? position
  }

  private func lineEnd(from offset: Int) -> Int {
    let newline = ByteSearch.firstIndex(of: UInt8(ascii: "\n"), in: text, offset..<end)
    return newline.map { $0 + 1 } ?? end
  }
}
