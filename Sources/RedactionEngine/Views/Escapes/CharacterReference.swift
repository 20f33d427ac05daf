/// `&amp;`, `&#38;` and `&#x26;` of HTML and XML.
///
/// Source of the names, of which these stand for ASCII signs:
/// https://html.spec.whatwg.org/multipage/named-characters.html
enum CharacterReference {
  /// The reference at `offset`, where `&` stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    let limit = min(end, offset + 12)
    guard offset + 3 < limit else { return nil }
    guard text[offset + 1] == UInt8(ascii: "#") else {
      guard let close = text[(offset + 1)..<limit].firstIndex(of: UInt8(ascii: ";")),
        let sign = names[String(decoding: text[(offset + 1)..<close], as: UTF8.self)]
      else { return nil }
      return Escape(.byte(sign), end: close + 1)
    }
    return number(at: offset, in: text, before: limit)
  }

  private static func number(at offset: Int, in text: [UInt8], before limit: Int) -> Escape? {
    let isHexadecimal = text[offset + 2] | 0x20 == UInt8(ascii: "x")
    let base: UInt32 = isHexadecimal ? 16 : 10
    var value: UInt32 = 0
    var position = offset + (isHexadecimal ? 3 : 2)
    let first = position
    while position < limit, let digit = text[position].hexadecimalDigit, digit < base,
      value < 0x11_0000
    {
      value = value * base + UInt32(digit)
      position += 1
    }
    // Browsers read a number without its `;` too, when something else follows.
    guard position > first, position < limit, value < 0x11_0000, value > 0 else { return nil }
    let end = text[position] == UInt8(ascii: ";") ? position + 1 : position
    guard !InvisibleCharacter.isInvisible(value) else { return Escape(.nothing, end: end) }
    return Escape(.scalar(value), end: end)
  }

  private static let names: [String: UInt8] = [
    "amp": 0x26, "lt": 0x3c, "gt": 0x3e, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "Tab": 0x09,
    "NewLine": 0x0a, "excl": 0x21, "num": 0x23, "dollar": 0x24, "percnt": 0x25, "lpar": 0x28,
    "rpar": 0x29, "ast": 0x2a, "plus": 0x2b, "comma": 0x2c, "period": 0x2e, "sol": 0x2f,
    "colon": 0x3a, "semi": 0x3b, "equals": 0x3d, "quest": 0x3f, "commat": 0x40, "lsqb": 0x5b,
    "bsol": 0x5c, "rsqb": 0x5d, "Hat": 0x5e, "lowbar": 0x5f, "grave": 0x60, "lcub": 0x7b,
    "verbar": 0x7c, "rcub": 0x7d, "AMP": 0x26, "LT": 0x3c, "GT": 0x3e, "QUOT": 0x22,
  ]
}
