/// The characters that the body of a shape is made of.
public enum Alphabet: String, Sendable, Hashable, CaseIterable {
  /// A-Z, a-z and 0-9.
  case alnum
  /// a-z.
  case lower
  /// A-Z.
  case upper
  /// 0-9.
  case digit
  /// 0-9 and a-f.
  case hex
  /// 0-9 and A-F.
  case upperHex = "upper-hex"
  /// A-Z and 2-7 (RFC 4648, section 6).
  case base32
  /// a-z and 0-9.
  case lowerAlnum = "lower-alnum"
  /// A-Z and 0-9.
  case upperAlnum = "upper-alnum"
  /// A-Z, a-z, 0-9, + and / (RFC 4648, section 4).
  case base64
  /// A-Z, a-z, 0-9, - and _ (RFC 4648, section 5).
  case base64url
  /// The lower-case alphabet of BIP-173.
  case bech32
  /// A-Z, a-z and 0-9 without 0, O, I and l, as in Bitcoin's addresses.
  case base58
  /// Consonants and vowels in turn.
  case pronounceable
  /// Lower-case letters, upper-case letters and digits in turn, as a password generator gives.
  case password

  /// The characters that may stand at `offset`.
  func characters(at offset: Int) -> [UInt8] {
    let lower = "abcdefghijklmnopqrstuvwxyz"
    let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let digits = "0123456789"
    let characters =
      switch self {
      case .alnum: upper + lower + digits
      case .lower: lower
      case .upper: upper
      case .digit: digits
      case .hex: digits + "abcdef"
      case .upperHex: digits + "ABCDEF"
      case .base32: upper + "234567"
      case .lowerAlnum: lower + digits
      case .upperAlnum: upper + digits
      case .base64: upper + lower + digits + "+/"
      case .base64url: upper + lower + digits + "-_"
      case .bech32: "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
      case .base58: "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
      case .pronounceable: offset % 2 == 0 ? "bcdfghklmnprstvw" : "aeiou"
      case .password: [lower, upper, digits, lower][offset % 4]
      }
    return Array(characters.utf8)
  }
}
