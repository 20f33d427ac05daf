/// ASCII in the width of ideographs, U+FF01 to U+FF5E.
///
/// Source: https://www.unicode.org/charts/PDF/UFF00.pdf
enum FullWidthCharacter {
  /// The character at `offset`, where 0xEF stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    guard offset + 3 <= end, text[offset + 1] & 0xc0 == 0x80, text[offset + 2] & 0xc0 == 0x80 else {
      return nil
    }
    let scalar = 0xf000 | UInt32(text[offset + 1] & 0x3f) << 6 | UInt32(text[offset + 2] & 0x3f)
    return halfWidth(scalar).map { Escape(.scalar($0), end: offset + 3) }
  }

  /// The character of usual width; nil for all others.
  static func halfWidth(_ scalar: UInt32) -> UInt32? {
    0xff01...0xff5e ~= scalar ? scalar - 0xff01 + 0x21 : nil
  }
}
