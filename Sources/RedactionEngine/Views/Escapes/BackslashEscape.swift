/// What begins with a backslash in JSON, in strings of programming languages and in the shell.
///
/// The letters are those of RFC 8259, section 7, the numbers also those of C, Python and `$'…'`. A
/// backslash before any other letter stands for itself, as in `C:\logs`; before a sign it goes, as
/// the shell has it.
enum BackslashEscape {
  /// The escape at `offset`, where a backslash stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    guard offset + 1 < end else { return nil }
    switch text[offset + 1] {
    case UInt8(ascii: "n"): return Escape(.byte(0x0a), end: offset + 2)
    case UInt8(ascii: "t"): return Escape(.byte(0x09), end: offset + 2)
    case UInt8(ascii: "r"): return Escape(.byte(0x0d), end: offset + 2)
    case UInt8(ascii: "b"): return Escape(.byte(0x08), end: offset + 2)
    case UInt8(ascii: "f"): return Escape(.byte(0x0c), end: offset + 2)
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      return TerminalSequence.sequence(behind: offset + 2, in: text, before: end)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): return byte(at: offset, in: text, before: end)
    case UInt8(ascii: "u"): return unit(at: offset, in: text, before: end)
    case UInt8(ascii: "U"):
      guard offset + 10 <= end, let scalar = text.hexadecimal((offset + 2)..<(offset + 10)),
        scalar < 0x11_0000
      else { return nil }
      return Escape(.scalar(scalar), end: offset + 10)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return octal(at: offset, in: text, before: end)
    case let sign where sign.isPrintableASCII && !sign.isLetterOrDigit:
      return Escape(.byte(sign), end: offset + 2)
    default: return nil
    }
  }

  /// `\xNN`; of ESC all that it begins.
  private static func byte(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    guard offset + 4 <= end, let byte = text.hexadecimal((offset + 2)..<(offset + 4)) else {
      return nil
    }
    if byte == 0x1b,
      let colour = TerminalSequence.sequence(behind: offset + 4, in: text, before: end)
    {
      return colour
    }
    return Escape(.byte(UInt8(truncatingIfNeeded: byte)), end: offset + 4)
  }

  /// `\ooo`, as long as it is one byte; shorter ones are references of patterns.
  private static func octal(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    guard offset + 4 <= end else { return nil }
    var value: UInt32 = 0
    for digit in text[(offset + 1)..<(offset + 4)] {
      guard UInt8(ascii: "0")...UInt8(ascii: "7") ~= digit else { return nil }
      value = value << 3 | UInt32(digit & 7)
    }
    guard value < 0x100 else { return nil }
    if value == 0x1b,
      let colour = TerminalSequence.sequence(behind: offset + 4, in: text, before: end)
    {
      return colour
    }
    return Escape(.byte(UInt8(truncatingIfNeeded: value)), end: offset + 4)
  }

  /// `\uXXXX`, two of them for a pair of surrogates, or `\u{X…}`.
  private static func unit(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    if offset + 2 < end, text[offset + 2] == UInt8(ascii: "{") {
      let limit = min(end, offset + 10)
      guard let close = text[offset..<limit].firstIndex(of: UInt8(ascii: "}")),
        let scalar = text.hexadecimal((offset + 3)..<close), scalar < 0x11_0000
      else { return nil }
      return Escape(.scalar(scalar), end: close + 1)
    }
    guard offset + 6 <= end, let first = text.hexadecimal((offset + 2)..<(offset + 6)) else {
      return nil
    }
    if first == 0x1b,
      let colour = TerminalSequence.sequence(behind: offset + 6, in: text, before: end)
    {
      return colour
    }
    if 0xd800..<0xdc00 ~= first, offset + 12 <= end, text[offset + 6] == UInt8(ascii: "\\"),
      text[offset + 7] == UInt8(ascii: "u"),
      let second = text.hexadecimal((offset + 8)..<(offset + 12)), 0xdc00..<0xe000 ~= second
    {
      let scalar = 0x1_0000 + (first - 0xd800) << 10 + (second - 0xdc00)
      return Escape(.scalar(scalar), end: offset + 12)
    }
    if InvisibleCharacter.isInvisible(first) {
      return Escape(.nothing, end: offset + 6)
    }
    return Escape(.scalar(FullWidthCharacter.halfWidth(first) ?? first), end: offset + 6)
  }
}
