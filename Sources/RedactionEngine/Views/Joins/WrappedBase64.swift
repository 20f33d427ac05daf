internal import RuleModel

/// Base64 that is wrapped into lines of one width, as PEM, MIME and `base64` do.
struct WrappedBase64 {
  /// The digits on each line.
  private(set) var lines: [Range<Int>]
  /// Whether the text to come may have more lines.
  private(set) var isUndecided = false

  private static let digits = ByteSet.alphanumerics.union(ByteSet("+/-_"))
  /// Bytes after which no more lines are read, so that a stream need not wait for ever.
  private static let longest = 1 << 14
  /// Digits that are no word, however they look.
  private static let certainLength = 16

  /// The lines that go on from the digits at `first` of the line from `lineStart` on.
  init(from first: Range<Int>, lineStart: Int, text: [UInt8], endsText: Bool) {
    lines = [first]
    var line = lineStart
    while let last = lines.last, last.upperBound - first.lowerBound < Self.longest,
      Self.fillsLine(last, from: line, in: text)
    {
      let next = NextPart.behind(
        last.upperBound,
        token: last.lowerBound,
        lineStart: line,
        in: text,
        endsText: endsText
      )
      guard case .piece(let start, _) = next else {
        if case .undecided = next {
          isUndecided = true
        }
        return
      }
      var end = start
      while end < text.count, end - start < Self.longest, Self.digits.contains(text[end]) {
        end += 1
      }
      guard end < text.count || endsText else {
        isUndecided = true
        return
      }
      guard end > start, Self.isLine(start..<end, in: text) else { return }
      lines.append(start..<end)
      line = (text[..<start].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    }
  }

  /// Whether a program would go on with `digits` on the next line.
  private static func fillsLine(_ digits: Range<Int>, from line: Int, in text: [UInt8]) -> Bool {
    guard digits.upperBound == text.count || isLineEnd(text[digits.upperBound]) else {
      return false
    }
    return NextPart.isWrapWidth(digits.count)
      || NextPart.isWrapWidth(digits.upperBound - line)
  }

  private static func isLine(_ digits: Range<Int>, in text: [UInt8]) -> Bool {
    guard digits.count < certainLength, digits.upperBound < text.count else { return true }
    return text[digits.upperBound] == UInt8(ascii: "=")
      || NextPart.turns(in: text[digits], most: 1) > 0
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
