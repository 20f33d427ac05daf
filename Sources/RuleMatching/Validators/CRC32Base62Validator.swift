internal import Digest

/// A checksum as GitHub and npm put it into tokens: the last six characters are the CRC-32 of the
/// characters between the prefix's `_` and them, in base 62 (0-9 A-Z a-z), padded with zeros.
///
/// https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
public struct CRC32Base62Validator: Validator {
  /// Called `crc32-base62` in rules.
  public static let name = "crc32-base62"

  private static let digits = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8
  )

  /// A validator without an argument.
  public init?(argument: String) {
    guard argument.isEmpty else { return nil }
  }

  /// Whether the token ends with its own checksum.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    guard let prefixEnd = secret.lastIndex(of: UInt8(ascii: "_")) else { return false }
    let body = secret[(prefixEnd + 1)...]
    guard body.count > 6 else { return false }
    return Array(body.suffix(6)) == Self.checksum(of: body.dropLast(6))
  }

  /// The six characters that follow `body`.
  static func checksum(of body: ArraySlice<UInt8>) -> [UInt8] {
    var value = Int(CRC32.checksum(of: Array(body)))
    var characters: [UInt8] = []
    for _ in 0..<6 {
      characters.insert(digits[value % 62], at: 0)
      value /= 62
    }
    return characters
  }
}
