import RuleModel

extension PatternParser {
  /// The escape that begins with the backslash here, outside of a class.
  mutating func escape() throws(PatternError) -> PatternItem {
    let start = position
    guard let letter = peek(1) else {
      throw PatternError(at: start, "the pattern ends with a backslash")
    }
    if let assertion = Self.assertion(letter) {
      position += 2
      return .fixed(PatternNode(.assertion(assertion), at: start..<position))
    }
    if let set = ByteSet.escape(letter) {
      position += 2
      return .repeatable(PatternNode(.byte(set), at: start..<position))
    }
    switch letter {
    case "R":
      position += 2
      return .repeatable(lineBreak(from: start))
    case "N":
      position += 2
      let isNamed = try peek() == "{" ? !bracesAreQuantifier() : false
      guard !isNamed else {
        throw PatternError(at: start, "named characters need UTF mode, which rules do not use")
      }
      return .repeatable(PatternNode(.byte(.notLineFeed), at: start..<position))
    case "g", "k":
      return .repeatable(try backreference())
    case "1"..."9":
      if let reference = try numberedBackreference() {
        return .repeatable(reference)
      }
    default:
      break
    }
    if let byte = try escapedByte() {
      return .repeatable(literal(byte, from: start))
    }
    throw unsupported(letter, at: start)
  }

  /// Steps over an escape that stands for one byte, inside or outside of a class.
  mutating func escapedByte() throws(PatternError) -> UInt8? {
    let start = position
    guard let letter = peek(1) else {
      throw PatternError(at: start, "the pattern ends with a backslash")
    }
    let simple: [Unicode.Scalar: UInt8] = [
      "n": 0x0A, "r": 0x0D, "t": 0x09, "f": 0x0C, "e": 0x1B, "a": 0x07,
    ]
    if let byte = simple[letter] {
      position += 2
      return byte
    }
    switch letter {
    case "x":
      return try hexadecimalByte()
    case "o":
      return try bracedOctalByte()
    case "0"..."7":
      return try octalByte()
    case "c":
      guard let control = peek(2), (" "..."~").contains(control) else {
        throw PatternError(at: start, "\\c needs a printable ASCII character")
      }
      position += 3
      let byte = bytes[start + 2]
      return (("a"..."z").contains(control) ? byte - 0x20 : byte) ^ 0x40
    case "a"..."z", "A"..."Z", "8", "9":
      return nil
    default:
      guard letter.value < 0x80 else {
        throw PatternError(at: start, "a character that is not ASCII cannot be escaped")
      }
      position += 2
      return bytes[start + 1]
    }
  }

  /// The error for an escape that is not understood.
  func unsupported(_ letter: Unicode.Scalar, at offset: Int) -> PatternError {
    switch letter {
    case "K", "G", "C":
      PatternError(at: offset, "\\\(letter) is not supported")
    case "p", "P", "X":
      PatternError(at: offset, "\\\(letter) needs UTF mode, which rules do not use")
    default:
      PatternError(at: offset, "\\\(letter) is no escape that is supported here")
    }
  }

  private static func assertion(_ letter: Unicode.Scalar) -> Assertion? {
    switch letter {
    case "b": .wordBoundary
    case "B": .notWordBoundary
    case "A": .textStart
    case "z": .textEnd
    case "Z": .textEndOrFinalLineFeed
    default: nil
    }
  }

  /// `\R`, which PCRE2 documents as `(?>\r\n|\n|\x0b|\f|\r|\x85)`.
  private func lineBreak(from start: Int) -> PatternNode {
    let range = start..<position
    let pair = PatternNode(
      .sequence([
        PatternNode(.byte(ByteSet([0x0D])), at: range),
        PatternNode(.byte(ByteSet([0x0A])), at: range),
      ]),
      at: range
    )
    let single = PatternNode(.byte(.verticalBlanks), at: range)
    return PatternNode(
      .atomic(PatternNode(.alternation([pair, single]), at: range)),
      at: range
    )
  }

  private mutating func hexadecimalByte() throws(PatternError) -> UInt8 {
    let start = position
    position += 2
    guard peek() == "{" else {
      let digits = bytes[position...].prefix(2).prefix { Unicode.Scalar($0).isHexDigit }
      position += digits.count
      return UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
    }
    return try bracedByte(radix: 16, from: start)
  }

  private mutating func bracedOctalByte() throws(PatternError) -> UInt8 {
    let start = position
    position += 2
    guard peek() == "{" else {
      throw PatternError(at: start, "\\o needs digits in braces")
    }
    return try bracedByte(radix: 8, from: start)
  }

  private mutating func bracedByte(radix: Int, from start: Int) throws(PatternError) -> UInt8 {
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) ?? position
    let digits = bytes[position..<end].dropFirst()
    guard digits.allSatisfy({ Unicode.Scalar($0).isHexDigit }),
      let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: radix)
    else {
      throw PatternError(at: start, "the braces of this escape hold no byte value")
    }
    position = end + 1
    return byte
  }

  private mutating func octalByte() throws(PatternError) -> UInt8 {
    let start = position
    position += 1
    let digits = bytes[position...].prefix(3).prefix { (0x30...0x37).contains($0) }
    guard let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) else {
      throw PatternError(at: start, "this octal escape is no byte value")
    }
    position += digits.count
    return byte
  }
}

extension Unicode.Scalar {
  fileprivate var isHexDigit: Bool {
    properties.isASCIIHexDigit
  }
}
