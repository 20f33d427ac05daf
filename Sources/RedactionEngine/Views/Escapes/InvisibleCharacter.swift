/// Characters that nobody sees: zero-width ones, the soft hyphen, directions of writing, the byte
/// order mark.
///
/// Source: Unicode, Default_Ignorable_Code_Point, https://www.unicode.org/Public/UCD/latest/ucd/
enum InvisibleCharacter {
  /// The character at `offset`, where 0xC2, 0xE2 or 0xEF stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    if offset + 2 <= end, text[offset] == 0xc2, text[offset + 1] == 0xad {
      return Escape(.nothing, end: offset + 2)
    }
    guard offset + 3 <= end, text[offset] & 0xf0 == 0xe0 else { return nil }
    let scalar =
      UInt32(text[offset] & 0x0f) << 12 | UInt32(text[offset + 1] & 0x3f) << 6
      | UInt32(text[offset + 2] & 0x3f)
    return isInvisible(scalar) ? Escape(.nothing, end: offset + 3) : nil
  }

  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0xfeff: true
    default: false
    }
  }
}
