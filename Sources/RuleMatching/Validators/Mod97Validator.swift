/// The check digits of IBANs (ISO 13616, ISO/IEC 7064 MOD 97-10); blanks are skipped.
public struct Mod97Validator: Validator {
  /// Called `mod97` in rules.
  public static let name = "mod97"

  /// A validator without an argument.
  public init?(argument: String) {
    guard argument.isEmpty else { return nil }
  }

  /// Whether the first four characters, moved to the end, make a number that leaves 1 modulo 97.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    let characters = secret.filter { $0 != UInt8(ascii: " ") }
    guard (15...34).contains(characters.count) else { return false }
    var remainder = 0
    for byte in characters.dropFirst(4) + characters.prefix(4) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        remainder = (remainder * 10 + Int(byte) - 0x30) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        remainder = (remainder * 100 + Int(byte & 0x1F) + 9) % 97
      default:
        return false
      }
    }
    return remainder == 1
  }
}
