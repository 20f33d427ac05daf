internal import RuleModel

/// Where a token that stops goes on: behind a quote and an operator, or on the next line.
enum NextPart: Sendable, Hashable {
  /// Nowhere.
  case none
  /// The text to come will tell.
  case undecided(Sign)
  /// At `start`.
  case piece(start: Int, Sign)

  /// What says that a token goes on.
  enum Sign: Sendable, Hashable {
    /// Nothing: it may as well be something else.
    case nothing
    /// The line is as long as programs wrap lines.
    case width
    /// An operator, or a backslash before the line's end.
    case sign
  }

  /// Bytes of tokens.
  static let tokenBytes = ByteSet.alphanumerics.union(ByteSet("_-+/=.~"))
  private static let quotes = ByteSet("\"'`")
  private static let blanks = ByteSet(" \t")
  private static let prefixLetters = ByteSet("bfruLBFRU@$")
  private static let prefixEnds = ByteSet(" \t|>:])#*")
  private static let gutter = ByteSet(" \t|>#*")
  private static let longestPrefix = 256
  private static let operators = ["..", "||", "++", "<>", "+", ".", "&", "~"].map { Array($0.utf8) }
  /// Widths at which PEM, MIME and terminals wrap lines.
  private static let wrapWidths: Set<Int> = [64, 70, 72, 76, 77, 78, 79, 80, 100, 120, 132]

  static func isWrapWidth(_ width: Int) -> Bool {
    wrapWidths.contains(width)
  }

  /// Where the token that begins at `token` in the line from `lineStart` on and stops at `end` goes on.
  static func behind(
    _ end: Int,
    token: Int,
    lineStart: Int,
    in text: [UInt8],
    endsText: Bool
  ) -> NextPart {
    var reader = Reader(text: text, position: end, endsText: endsText)
    guard let byte = reader.byte else { return reader.outcome(.nothing) }
    if byte == UInt8(ascii: "\\"), reader.isBeforeLineEnd {
      reader.position += 1
      return reader.nextLine(behind: lineStart, token: token, .sign)
    }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      let sign = isWrapWidth(end - lineStart) ? Sign.width : .nothing
      return reader.nextLine(behind: lineStart, token: token, sign)
    }
    guard reader.skipQuote() else { return .none }
    return reader.nextString(behind: lineStart, token: token)
  }

  /// How much `piece` looks like a part of a token.
  ///
  /// How often it turns from letters to digits and back, or from small letters to capitals, `most` times
  /// at the most; words and numbers do not.
  static func turns(in piece: ArraySlice<UInt8>, most: Int) -> Int {
    var turns = 0
    var last: UInt8 = 0
    for byte in piece where byte.isLetterOrDigit {
      guard turns < most else { break }
      let isDigit = byte < 0x40
      let wasDigit = last < 0x40
      if last != 0, isDigit != wasDigit || 0x41...0x5a ~= byte && 0x61...0x7a ~= last {
        turns += 1
      }
      last = byte
    }
    return turns
  }

  /// Reads what stands between two pieces of a token.
  private struct Reader {
    let text: [UInt8]
    var position: Int
    let endsText: Bool

    var byte: UInt8? {
      position < text.count ? text[position] : nil
    }

    /// What it means that nothing more can be read.
    func outcome(_ sign: Sign) -> NextPart {
      position >= text.count && !endsText ? .undecided(sign) : .none
    }

    var isBeforeLineEnd: Bool {
      let next = position + 1
      return next < text.count
        && (text[next] == UInt8(ascii: "\n") || text[next] == UInt8(ascii: "\r"))
    }

    /// Skips bytes of `set`, but no endless row of them.
    mutating func skip(_ set: ByteSet) {
      let limit = position + longestPrefix
      while position < limit, let byte, set.contains(byte) {
        position += 1
      }
    }

    /// Skips a quote, which may be escaped.
    mutating func skipQuote() -> Bool {
      var next = position
      while next < text.count, next - position < 3, text[next] == UInt8(ascii: "\\") {
        next += 1
      }
      guard next < text.count, quotes.contains(text[next]) else { return false }
      position = next + 1
      return true
    }

    /// Skips LF or CR LF.
    mutating func skipLineEnd() -> Bool {
      let start = position
      if byte == UInt8(ascii: "\r") {
        position += 1
      }
      guard byte == UInt8(ascii: "\n") else {
        // A CR at the text's end may be half of a line's end.
        position = byte == nil ? position : start
        return false
      }
      position += 1
      return true
    }

    /// Goes to what the next line says behind what it begins with like the one from `lineStart` on.
    mutating func nextLine(behind lineStart: Int, token: Int, _ sign: Sign) -> NextPart {
      guard skipLineEnd(), skipPrefix(of: lineStart, token: token), byte != nil else {
        return outcome(sign)
      }
      return .piece(start: position, sign)
    }

    /// Skips what this line begins with as the one from `lineStart` to `token` does: the time, the
    /// program, a line's number; and what marks quoted or commented lines.
    private mutating func skipPrefix(of lineStart: Int, token: Int) -> Bool {
      let start = position
      var shared = 0
      var offset = 0
      while offset < NextPart.longestPrefix, lineStart + offset < token {
        guard start + offset < text.count else {
          position = text.count
          return false
        }
        let (this, that) = (text[lineStart + offset], text[start + offset])
        guard this == that || isDigit(this) && isDigit(that) || isMargin(this) && isMargin(that)
        else { break }
        offset += 1
        let isMarkOfChange = offset == 1 && (this == UInt8(ascii: "+") || this == UInt8(ascii: "-"))
        if prefixEnds.contains(this) || isMarkOfChange {
          shared = offset
        }
      }
      position = start + shared
      skip(gutter)
      return true
    }

    private func isDigit(_ byte: UInt8) -> Bool {
      0x30...0x39 ~= byte
    }

    private func isMargin(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: ">")
    }

    /// Goes into the next string, behind an operator or none, on this line or on the next one.
    mutating func nextString(behind lineStart: Int, token: Int) -> NextPart {
      skip(blanks)
      var sign = skipOperator()
      let isList = sign == .nothing && byte == UInt8(ascii: ",")
      if isList {
        position += 1
      }
      skip(blanks)
      if byte == UInt8(ascii: "\\"), isBeforeLineEnd {
        position += 1
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        guard skipLineEnd(), skipPrefix(of: lineStart, token: token) else {
          return outcome(sign)
        }
        if sign == .nothing, !isList {
          sign = skipOperator()
          skip(blanks)
        }
      }
      let letters = position
      while position - letters < 2, let byte, prefixLetters.contains(byte) {
        position += 1
      }
      guard skipQuote(), byte != nil else { return outcome(sign) }
      return .piece(start: position, sign)
    }

    private mutating func skipOperator() -> Sign {
      for sign in operators where text.stands(sign, at: position, before: text.count) {
        position += sign.count
        return .sign
      }
      return .nothing
    }
  }
}
