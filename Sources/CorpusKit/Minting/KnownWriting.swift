/// How a known value of a case is written in its text: `{known}`, `{known:2}`, `{known-base64}` ….
enum KnownWriting: String, CaseIterable {
  case plain = "known"
  case upper = "known-upper"
  case hexadecimal = "known-hex"
  case base64 = "known-base64"
  /// In base64 behind one byte of something else, cut out of it.
  case base64Inside = "known-base64-inside"
  case percent = "known-percent"
  case percentTwice = "known-percent-twice"
  case json = "known-json"
  case jsonTwice = "known-json-twice"
  case numbers = "known-numbers"
  /// The first or last bytes of the first value; the number says how many.
  case head = "known-head"
  case tail = "known-tail"

  /// Whether the number behind the name counts bytes and not values.
  var countsBytes: Bool { self == .head || self == .tail }

  /// `values` as this writes them; `number` is what stands behind the name.
  func text(of values: [[UInt8]], number: Int?) -> [UInt8] {
    let value = countsBytes ? values[0] : values[(number ?? 1) - 1]
    switch self {
    case .plain: return value
    case .upper: return value.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    case .hexadecimal: return value.flatMap(Self.hexadecimal)
    case .base64: return Self.base64(value)
    case .base64Inside: return Self.base64([0x7B] + value + Array("}}".utf8))
    case .percent: return Self.percent(value)
    case .percentTwice: return Self.percent(Self.percent(value))
    case .json: return Self.json(value)
    case .jsonTwice: return Self.json(Self.json(value))
    case .numbers: return value.flatMap { Array("\\u00".utf8) + Self.hexadecimal($0) }
    case .head: return Array(value.prefix(number ?? 8))
    case .tail: return Array(value.suffix(number ?? 8))
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func percent(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      let isKept =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~".utf8.contains(byte)
      return isKept ? [byte] : [0x25] + hexadecimal(byte)
    }
  }

  private static func json(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { "\"\\".utf8.contains($0) ? [0x5C, $0] : [$0] }
  }

  static func base64(_ text: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    return stride(from: 0, to: text.count, by: 3).flatMap { start -> [UInt8] in
      let group = text[start..<min(start + 3, text.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      return (0..<4).map { place in
        place <= group.count ? digits[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "=")
      }
    }
  }
}
