/// A `{name}` or `{name:n}`, where a name is words of a-z and 0-9 joined by hyphens.
struct ShapeReference {
  /// The shape's name.
  let name: String
  /// The length of the body, if it is written.
  let length: Int?
  /// The offset behind the closing brace.
  let end: Int

  /// The longest body that can be asked for; with a greater number it is no reference.
  private static let longestBody = 100_000

  /// The reference that begins at `start`; nil if there is none.
  init?(in bytes: [UInt8], at start: Int) {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
    let rest = bytes[(start + 1)...]
    guard let first = rest.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return nil
    }
    let name = rest.prefix { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || Self.isDigit(byte)
        || byte == UInt8(ascii: "-")
    }
    var index = name.endIndex
    var length: Int?
    if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      let digits = bytes[(index + 1)...].prefix(while: Self.isDigit)
      length = Int(String(decoding: digits, as: UTF8.self))
      guard let length, length <= Self.longestBody else { return nil }
      index = digits.endIndex
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
    self.length = length
    end = index + 1
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
