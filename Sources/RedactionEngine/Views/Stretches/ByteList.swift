internal import RuleModel

/// Bytes as runtimes print them: `[112, 97]`, `[112 97]`, `<Buffer 70 61>`, `0x70, 0x61`, `70:61`, `70-61`.
enum ByteList {
  /// How numbers are written.
  private enum Notation: CaseIterable {
    case decimal, hexadecimal, prefixed
  }

  /// What the numbers in `range` of `text` spell, which may have other bytes in front; nil if they
  /// are no bytes of a text.
  ///
  /// `78 78 78` may be the end of a row in either notation: the longer row tells.
  static func reading(of text: [UInt8], in range: Range<Int>) -> Reading? {
    Notation.allCases.compactMap { reading(of: text, in: range, $0) }
      .max { $0.bytes.count < $1.bytes.count }
  }

  /// The longest row of numbers in `range` that are all written in the same way.
  private static func reading(
    of text: [UInt8],
    in range: Range<Int>,
    _ notation: Notation
  )
    -> Reading?
  {
    var longest: Reading?
    var position = range.lowerBound
    while position < range.upperBound {
      var reading = Reading(from: position)
      var separator: Range<Int>?
      var next = position
      while let number = number(at: next, in: text, before: range.upperBound, notation) {
        if let gap = separator {
          reading.append(.nothing, from: gap)
        }
        reading.append(.byte(number.byte), from: next..<number.end)
        let signs = notation == .hexadecimal ? gapSigns.union(ByteSet("-")) : gapSigns
        guard let gap = gap(of: signs, at: number.end, in: text, before: range.upperBound) else {
          break
        }
        separator = gap
        next = gap.upperBound
      }
      if reading.bytes.count > longest?.bytes.count ?? 0, let text = reading.asText {
        longest = text
      }
      // On behind what was read; a number in the middle of another one is none.
      position = max(position + 1, next)
      while position < range.upperBound, text[position - 1].isLetterOrDigit,
        text[position].isLetterOrDigit
      {
        position += 1
      }
    }
    return longest
  }

  private static func number(
    at start: Int,
    in text: [UInt8],
    before end: Int,
    _ notation: Notation
  ) -> (byte: UInt8, end: Int)? {
    switch notation {
    case .decimal:
      // Java prints bytes with a sign.
      let isNegative = start < end && text[start] == UInt8(ascii: "-")
      let first = isNegative ? start + 1 : start
      var value = 0
      var position = first
      while position < min(end, first + 3), let digit = text[position].hexadecimalDigit, digit < 10
      {
        value = value * 10 + Int(digit)
        position += 1
      }
      guard position > first, value < 256, !isNegative || value <= 128,
        position == text.count || !text[position].isLetterOrDigit
      else { return nil }
      return (UInt8(truncatingIfNeeded: isNegative ? 256 - value : value), position)
    case .hexadecimal: return hexadecimal(at: start, in: text, before: end)
    case .prefixed:
      guard start + 2 < end, text[start] == UInt8(ascii: "0"),
        text[start + 1] | 0x20 == UInt8(ascii: "x")
      else { return nil }
      return hexadecimal(at: start + 2, in: text, before: end)
    }
  }

  private static func hexadecimal(
    at start: Int,
    in text: [UInt8],
    before end: Int
  )
    -> (byte: UInt8, end: Int)?
  {
    guard start + 2 <= end, let byte = text.hexadecimal(start..<(start + 2)),
      start + 2 == text.count || !text[start + 2].isLetterOrDigit
    else { return nil }
    return (UInt8(truncatingIfNeeded: byte), start + 2)
  }

  private static let gapSigns = ByteSet(",: ")

  /// Bytes of `signs` between two numbers, three at most.
  private static func gap(
    of signs: ByteSet,
    at start: Int,
    in text: [UInt8],
    before end: Int
  ) -> Range<Int>? {
    var position = start
    while position < min(end, start + 3), signs.contains(text[position]) {
      position += 1
    }
    return position > start ? start..<position : nil
  }
}
