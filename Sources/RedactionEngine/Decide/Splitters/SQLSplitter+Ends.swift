internal import RuleModel

/// Where the quoted parts and comments of a statement end.
extension SQLSplitter {
  static func follows(
    _ byte: UInt8,
    _ offset: Int,
    _ statement: Range<Int>,
    _ text: [UInt8]
  ) -> Bool {
    offset + 1 < statement.upperBound && text[offset + 1] == byte
  }

  /// The offset behind a quoted string; a doubled quote goes on.
  ///
  /// Whether a backslash escapes depends on the dialect. Where it is unknown and one stands before a
  /// quote, the string is taken to run to the last quote of the statement, so that no reading leaves
  /// a value outside.
  static func endOfString(
    from start: Int,
    in statement: Range<Int>,
    of text: [UInt8],
    escapes: Escapes = .unknown
  ) -> Int {
    let quote = text[start]
    var offset = start + 1
    while offset < statement.upperBound {
      if escapes == .backslash, text[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      if text[offset] == UInt8(ascii: "\\"), offset + 1 < statement.upperBound,
        text[offset + 1] == quote
      {
        let last = text[offset..<statement.upperBound].lastIndex(of: quote) ?? offset + 1
        return last + 1
      }
      guard text[offset] == quote else {
        offset += 1
        continue
      }
      guard offset + 1 < statement.upperBound, text[offset + 1] == quote else { return offset + 1 }
      offset += 2
    }
    return statement.upperBound
  }

  /// What a backslash means in a string.
  enum Escapes {
    case backslash, unknown
  }

  /// The letter right before a quote that says how the string is written, in lower case; 0 if none.
  static func prefix(of quote: Int, in statement: Range<Int>, _ text: [UInt8]) -> UInt8 {
    guard quote > statement.lowerBound else { return 0 }
    let letter = quote - 1
    guard letter == statement.lowerBound || !nameBytes.contains(text[letter - 1]) else { return 0 }
    return text[letter] | 0x20
  }

  /// The offset behind a string with a delimiter of its own, as Oracle's `q'[…]'`; nil if it has none
  /// or does not end.
  static func endOfDelimited(
    from start: Int,
    in statement: Range<Int>,
    of text: [UInt8]
  ) -> Int? {
    guard start + 1 < statement.upperBound else { return nil }
    let closing: UInt8 =
      switch text[start + 1] {
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "{"): UInt8(ascii: "}")
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "<"): UInt8(ascii: ">")
      default: text[start + 1]
      }
    let rest = text[..<statement.upperBound].indices.dropFirst(start + 2)
    return rest.first {
      text[$0] == closing && follows(quote, $0, statement, text)
    }.map { $0 + 2 }
  }

  /// The offset behind a string in escaped quotes, as a statement inside JSON or a program has them.
  static func endOfEscapedString(
    from start: Int,
    in statement: Range<Int>,
    of text: [UInt8]
  ) -> Int {
    let mark = text[start + 1]
    var offset = start + 2
    while offset < statement.upperBound {
      if text[offset] == UInt8(ascii: "\\"), follows(mark, offset, statement, text) {
        return offset + 2
      }
      offset += 1
    }
    return statement.upperBound
  }

  /// The offset behind `$tag$ … $tag$`; nil if no dollar quote begins here.
  static func endOfDollarQuoted(
    from start: Int,
    in statement: Range<Int>,
    of text: [UInt8]
  ) -> Int? {
    let tag = text[(start + 1)..<statement.upperBound].prefix {
      ByteSet.alphanumerics.contains($0) || $0 == UInt8(ascii: "_")
    }
    guard tag.endIndex < statement.upperBound, text[tag.endIndex] == UInt8(ascii: "$"),
      tag.first.map({ !(0x30...0x39).contains($0) }) ?? true
    else { return nil }
    let mark = Array(text[start...tag.endIndex])
    var offset = tag.endIndex + 1
    while offset + mark.count <= statement.upperBound {
      if text[offset..<(offset + mark.count)].elementsEqual(mark) {
        return offset + mark.count
      }
      offset += 1
    }
    return statement.upperBound
  }

  static func endOfComment(
    from start: Int,
    in statement: Range<Int>,
    of text: [UInt8]
  ) -> Int {
    let rest = text[start..<statement.upperBound]
    if text[start] == UInt8(ascii: "-") {
      return rest.firstIndex(of: UInt8(ascii: "\n")) ?? statement.upperBound
    }
    var offset = start + 2
    while offset + 1 < statement.upperBound {
      if text[offset] == UInt8(ascii: "*"), text[offset + 1] == UInt8(ascii: "/") {
        return offset + 2
      }
      offset += 1
    }
    return statement.upperBound
  }
}
