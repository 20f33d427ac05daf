/// Bytes written as pairs of hexadecimal digits.
public enum Hexadecimal {
  /// Two lower-case digits for each byte.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: digits(bytes), as: UTF8.self)
  }

  /// Two lower-case ASCII digits for each byte.
  public static func digits(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.flatMap { [digit($0 >> 4), digit($0 & 15)] }
  }

  /// The bytes that `text` spells in either case; nil for an odd count or anything but digits.
  public static func bytes(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
      guard let value = value(of: character) else { return nil }
      if let first = high {
        result.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? result : nil
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
