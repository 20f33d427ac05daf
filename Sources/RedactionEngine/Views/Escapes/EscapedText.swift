/// Reads a text with its escapes undone, whatever kinds they are of; the rest stands for itself.
///
/// All kinds at once, since they come mixed: a URL with `%40` in a string with `\/` in colours. What
/// is escaped twice is escaped in the reading, too.
enum EscapedText {
  private static let leads: [Bool] = (0..<256).map { byte in
    [0x00, 0x1b, 0x25, 0x26, 0x27, 0x5c, 0xc2, 0xe2, 0xef].contains(byte)
  }

  /// The reading of `text[range]`; nil if nothing in it is escaped.
  static func reading(of text: [UInt8], in range: Range<Int>) -> Reading? {
    let leads = leads
    var reading = Reading(from: range.lowerBound)
    reading.reserve(range.count)
    var plain = range.lowerBound
    var position = range.lowerBound
    while position < range.upperBound {
      guard leads[Int(text[position])],
        let escape = escape(at: position, in: text, before: range.upperBound)
      else {
        position += 1
        continue
      }
      if plain < position {
        reading.append(text, plain..<position)
      }
      reading.append(escape.spelled, from: position..<escape.end)
      position = escape.end
      plain = position
    }
    guard !reading.isPlain else { return nil }
    reading.append(text, plain..<range.upperBound)
    return reading
  }

  private static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    switch text[offset] {
    case UInt8(ascii: "%"): PercentEscape.escape(at: offset, in: text, before: end)
    case UInt8(ascii: "\\"): BackslashEscape.escape(at: offset, in: text, before: end)
    case UInt8(ascii: "&"): CharacterReference.escape(at: offset, in: text, before: end)
    case UInt8(ascii: "'"): QuoteEscape.escape(at: offset, in: text, before: end)
    case 0x1b: TerminalSequence.escape(at: offset, in: text, before: end)
    case 0x00: WideCharacter.escape(at: offset, in: text, before: end)
    case 0xef:
      FullWidthCharacter.escape(at: offset, in: text, before: end)
        ?? InvisibleCharacter.escape(at: offset, in: text, before: end)
    default: InvisibleCharacter.escape(at: offset, in: text, before: end)
    }
  }
}
