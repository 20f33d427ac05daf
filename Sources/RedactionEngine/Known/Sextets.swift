/// The digits of hexadecimal and base64 (RFC 4648).
enum Sextets {
  private static let none: UInt8 = 0xFF

  private static let base64Values: [UInt8] = table { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: none
    }
  }

  private static let hexadecimalValues: [UInt8] = table { byte in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: none
    }
  }

  private static func table(_ value: (UInt8) -> UInt8) -> [UInt8] {
    (0...255).map(value)
  }

  /// The value of a digit of base64 or base64url; nil if it is none.
  static func base64(_ byte: UInt8) -> UInt8? {
    let value = base64Values[Int(byte)]
    return value == none ? nil : value
  }

  /// The value of a hexadecimal digit; nil if it is none.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    let value = hexadecimalValues[Int(byte)]
    return value == none ? nil : value
  }

  /// The number that `count` hexadecimal digits at `offset` write; nil if they are not all there.
  static func number(_ count: Int, at offset: Int, in text: [UInt8]) -> UInt32? {
    guard offset + count <= text.count else { return nil }
    var number: UInt32 = 0
    for index in offset..<(offset + count) {
      guard let digit = hexadecimal(text[index]) else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }

  /// The digits of base64 in the order of their values.
  static let base64Digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )
  /// The digits of hexadecimal, in lower case.
  static let hexadecimalDigits = Array("0123456789abcdef".utf8)
}
