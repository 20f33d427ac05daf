/// How a shape's check characters follow from its body.
public enum Checksum: String, Sendable, Hashable, CaseIterable {
  /// Six characters behind the body: its CRC-32 in base 62 (0-9 A-Z a-z), padded with zeros.
  ///
  /// https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
  case crc32Base62 = "crc32-base62"
  /// Eight hexadecimal digits behind the body: its CRC-32.
  case crc32Hex = "crc32-hex"
  /// A digit behind the body (ISO/IEC 7812-1, annex B), prefix included.
  case luhn
  /// Two digits between the prefix, which is a country, and the body (ISO 13616).
  case mod97

  /// The prefix and body with their check characters.
  func completed(prefix: [UInt8], body: [UInt8]) -> [UInt8] {
    switch self {
    case .crc32Base62: prefix + body + Self.base62(Self.crc32(body))
    case .crc32Hex: prefix + body + Self.hex(Self.crc32(body))
    case .luhn: prefix + body + [Self.luhnDigit(of: prefix + body)]
    case .mod97: prefix + Self.mod97Digits(country: prefix, account: body) + body
    }
  }

  /// ISO 3309, bit by bit.
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
      }
    }
  }

  private static func base62(_ value: UInt32) -> [UInt8] {
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var rest = Int(value)
    let characters = (0..<6).map { _ in
      defer { rest /= 62 }
      return digits[rest % 62]
    }
    return characters.reversed()
  }

  private static func hex(_ value: UInt32) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return (0..<8).map { digits[Int(value >> (28 - 4 * UInt32($0)) & 15)] }
  }

  private static func luhnDigit(of digits: [UInt8]) -> UInt8 {
    let sum = digits.reversed().enumerated().reduce(0) { sum, item in
      let value = Int(item.element - 0x30)
      let doubled = value * 2
      return sum + (item.offset % 2 == 0 ? doubled / 10 + doubled % 10 : value)
    }
    return 0x30 + UInt8((10 - sum % 10) % 10)
  }

  private static func mod97Digits(country: [UInt8], account: [UInt8]) -> [UInt8] {
    let remainder = (account + country + [0x30, 0x30]).reduce(0) { remainder, byte in
      let isDigit = byte < 0x3A
      let value = isDigit ? Int(byte) - 0x30 : Int(byte) - 0x41 + 10
      return (remainder * (isDigit ? 10 : 100) + value) % 97
    }
    let check = 98 - remainder
    return [0x30 + UInt8(check / 10), 0x30 + UInt8(check % 10)]
  }
}
