internal import JSONText

/// Writes texts as JSON strings that every receiver reads.
enum EventString {
  /// Appends `text` with its quotes to `output`.
  ///
  /// Surrogates without a partner, which stand in `text` as three bytes, become escapes again; other
  /// bytes that are not UTF-8 become U+FFFD.
  static func append(_ text: [UInt8], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    if text.allSatisfy(isPlain) {
      output += text
    } else if text.allSatisfy({ $0 < 0x80 }) {
      output += JSONString.escaped(text)
    } else {
      appendRepaired(text, to: &output)
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func appendRepaired(_ text: [UInt8], to output: inout [UInt8]) {
    var start = 0
    var position = 0
    while position < text.count {
      guard let unit = surrogate(at: position, of: text) else {
        position += 1
        continue
      }
      output += JSONString.escaped(repaired(text[start..<position]))
      output += "\\u\(String(unit, radix: 16))".utf8
      position += 3
      start = position
    }
    output += JSONString.escaped(repaired(text[start...]))
  }

  private static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// The surrogate whose three bytes begin at `offset`.
  private static func surrogate(at offset: Int, of text: [UInt8]) -> UInt16? {
    guard text[offset] == 0xED, offset + 2 < text.count, text[offset + 1] & 0xE0 == 0xA0,
      text[offset + 2] & 0xC0 == 0x80
    else { return nil }
    return 0xD000 | UInt16(text[offset + 1] & 0x3F) << 6 | UInt16(text[offset + 2] & 0x3F)
  }
}
