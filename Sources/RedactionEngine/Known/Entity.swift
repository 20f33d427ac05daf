/// Character references of HTML (https://html.spec.whatwg.org/multipage/syntax.html#character-references).
enum Entity {
  /// The names that encoders write.
  private static let names: [(name: [UInt8], scalar: UInt32)] = [
    ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27), ("nbsp", 0xA0),
    ("num", 0x23), ("dollar", 0x24), ("percnt", 0x25), ("plus", 0x2B), ("sol", 0x2F),
    ("equals", 0x3D), ("commat", 0x40), ("excl", 0x21), ("grave", 0x60), ("Tab", 0x09),
    ("NewLine", 0x0A), ("bsol", 0x5C), ("colon", 0x3A), ("semi", 0x3B), ("quest", 0x3F),
  ].map { (Array($0.0.utf8), $0.1) }

  /// The length of the reference to `scalar` at `offset` of `text`, where an `&` stands; nil if it refers to
  /// something else.
  static func length(of scalar: UInt32?, at offset: Int, of text: [UInt8]) -> Int? {
    guard let scalar else { return nil }
    var position = offset + 1
    var end: Int?
    // Escaped again, the `&` of a reference is `&amp;`.
    while true {
      end = reference(to: scalar, at: position, of: text) ?? end
      guard text[position...].starts(with: "amp;".utf8) else { break }
      position += 4
    }
    if end == nil, scalar == 0x26 {
      // Raw, as careless encoders leave it.
      end = offset + 1
    }
    return end.map { $0 - offset }
  }

  /// The end of the rest of a reference, behind the `&`.
  private static func reference(to scalar: UInt32, at offset: Int, of text: [UInt8]) -> Int? {
    let body = text[offset...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
    guard body.endIndex < text.count, text[body.endIndex] == UInt8(ascii: ";") else { return nil }
    guard body.first == UInt8(ascii: "#") else {
      return names.contains { $0.scalar == scalar && body.elementsEqual($0.name) }
        ? body.endIndex + 1 : nil
    }
    let digits = body.dropFirst()
    let number =
      digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
      ? Sextets.number(digits.count - 1, at: digits.startIndex + 1, in: text)
      : UInt32(String(decoding: digits, as: UTF8.self))
    return number == scalar ? body.endIndex + 1 : nil
  }
}
