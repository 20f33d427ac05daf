/// Base64 as RFC 4648, section 4, has it; blanks and line ends between the characters are skipped.
enum Base64 {
  /// The bytes that `text` stands for; nil if it is no base64.
  static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let characters = text.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }
    let body = characters.prefix { $0 != UInt8(ascii: "=") }
    guard characters.count % 4 == 0, characters.count - body.count <= 2,
      characters[body.endIndex...].allSatisfy({ $0 == UInt8(ascii: "=") })
    else { return nil }
    var result: [UInt8] = []
    var bits = 0
    var count = 0
    for character in body {
      guard let value = digits.firstIndex(of: character) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return result
  }
}
