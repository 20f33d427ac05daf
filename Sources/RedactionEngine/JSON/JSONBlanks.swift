internal import JSONText

/// Spells the blanks in JSON strings so that rules see where a word ends.
///
/// Rules know `\n` and `\t` for what they are; six bytes like `\u000a` read as a part of the word
/// before. They become blanks and the short escape, in as many bytes.
enum JSONBlanks {
  /// `json` with the long escapes of blanks in strings made short; nil if there are none.
  static func shortened(_ json: [UInt8], tokens: [JSONToken]) -> [UInt8]? {
    var result: [UInt8]?
    for token in tokens where token.hasEscapes {
      var position = token.range.lowerBound + 1
      while position < token.range.upperBound - 1 {
        guard json[position] == UInt8(ascii: "\\") else {
          position += 1
          continue
        }
        let isLong = json[position + 1] == UInt8(ascii: "u")
        let escape = position..<(position + (isLong ? 6 : 2))
        if isLong, let blank = spelling(of: json[escape]) {
          result = result ?? json
          result?.replaceSubrange(escape, with: blank)
        }
        position = escape.upperBound
      }
    }
    return result
  }

  private static func spelling(of escape: ArraySlice<UInt8>) -> [UInt8]? {
    guard escape.dropFirst(2).starts(with: "00".utf8) else { return nil }
    let digits = escape.suffix(2).map { $0 >= UInt8(ascii: "A") ? $0 | 0x20 : $0 }
    return switch digits {
    case Array("09".utf8): Array("    \\t".utf8)
    case Array("0a".utf8): Array("    \\n".utf8)
    case Array("0d".utf8): Array("    \\r".utf8)
    case Array("20".utf8): Array("      ".utf8)
    default: nil
    }
  }
}
