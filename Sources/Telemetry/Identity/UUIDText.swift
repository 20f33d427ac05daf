/// Random ids as RFC 9562 writes them.
enum UUIDText {
  /// A new version 4 UUID in lower case, from the system's source of randomness.
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return text(high: generator.next(), low: generator.next())
  }

  /// The version 4 UUID whose other bits are those of the two numbers; RFC 9562, section 5.4.
  static func text(high: UInt64, low: UInt64) -> String {
    let high = high & ~0xf000 | 0x4000
    let low = low & ~(0b11 << 62) | 0b10 << 62
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (word, hyphens) in [(high, [8, 12]), (low, [0, 4])] {
      for digit in 0..<16 {
        if hyphens.contains(digit) {
          text.append(UInt8(ascii: "-"))
        }
        let value = UInt8(truncatingIfNeeded: word >> (60 - 4 * UInt64(digit))) & 15
        text.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether `text` is a UUID of any version, in either case.
  static func isUUID(_ text: String) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && groups.joined().allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}
