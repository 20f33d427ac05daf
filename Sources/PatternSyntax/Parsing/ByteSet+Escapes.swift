import RuleModel

/// The byte classes of PCRE2's escapes, in the C locale and without UCP (pcre2pattern, "Generic
/// character types").
extension ByteSet {
  static let digits = ByteSet(0x30...0x39)
  static let wordBytes = alphanumerics.union(ByteSet("_"))
  static let blanks = ByteSet([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20])
  static let horizontalBlanks = ByteSet([0x09, 0x20, 0xA0])
  static let verticalBlanks = ByteSet([0x0A, 0x0B, 0x0C, 0x0D, 0x85])
  static let notLineFeed = ByteSet([0x0A]).inverted

  /// The class of the escape `\letter`, which means the same inside and outside of a class.
  static func escape(_ letter: Unicode.Scalar) -> ByteSet? {
    switch letter {
    case "d": digits
    case "D": digits.inverted
    case "w": wordBytes
    case "W": wordBytes.inverted
    case "s": blanks
    case "S": blanks.inverted
    case "h": horizontalBlanks
    case "H": horizontalBlanks.inverted
    case "v": verticalBlanks
    case "V": verticalBlanks.inverted
    default: nil
    }
  }

  /// The set with both cases of each ASCII letter it holds.
  var ignoringCase: ByteSet {
    var result = self
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      let capital = letter ^ 0x20
      guard contains(letter) || contains(capital) else { continue }
      result.insert(letter)
      result.insert(capital)
    }
    return result
  }

  /// The bytes that are not in `other`.
  func subtracting(_ other: ByteSet) -> ByteSet {
    intersection(other.inverted)
  }

  /// Whether both sets hold a common byte.
  func overlaps(_ other: ByteSet) -> Bool {
    !intersection(other).isEmpty
  }
}
