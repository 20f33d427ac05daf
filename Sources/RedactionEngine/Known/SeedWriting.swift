internal import RuleModel

/// How encoders write a text; only to know which grams to look for, as reading allows more ways.
enum SeedWriting: Int, CaseIterable {
  case percent, percentPath, percentComponent, percentReserved, percentTwice, form
  case json, jsonASCII, jsonSlash, jsonHTML, jsonTwice, jsonSlashTwice
  case html, htmlHexadecimal, htmlNumber, quotes, doubleQuotes, shellQuote, shellQuoteInside,
    shellSigns, bytes

  /// Texts of these bytes are the same however they are written.
  static let plainBytes = ByteSet.alphanumerics.union(ByteSet("-_."))

  private static let unreserved = ByteSet.alphanumerics.union(ByteSet("-_.~"))
  private static let path = unreserved.union(ByteSet("/"))
  private static let component = unreserved.union(ByteSet("!*'()"))
  private static let reserved = component.union(ByteSet(";,/?:@&=+$#"))
  private static let shellSafe = ByteSet.alphanumerics.union(ByteSet("-_./=:,+@%"))

  /// By writing and byte: what stands for a character of ASCII, nothing if it stands for itself.
  private static let escapes: [[[UInt8]]] = allCases.map { writing in
    (0..<0x80).map { writing.text(of: [$0]) ?? [] }
  }

  /// What stands for the character that is `value[unit]`; nil if it stands for itself.
  func escape(of value: [UInt8], _ unit: Range<Int>) -> [UInt8]? {
    guard value[unit.lowerBound] < 0x80 else { return text(of: value[unit]) }
    let escape = Self.escapes[rawValue][Int(value[unit.lowerBound])]
    return escape.isEmpty ? nil : escape
  }

  /// What stands for the character that `unit` is; nil if it stands for itself.
  private func text(of unit: ArraySlice<UInt8>) -> [UInt8]? {
    guard let byte = unit.first else { return nil }
    switch self {
    case .percent: return Self.percent(unit, keeping: Self.unreserved)
    case .percentPath: return Self.percent(unit, keeping: Self.path)
    case .percentComponent: return Self.percent(unit, keeping: Self.component)
    case .percentReserved: return Self.percent(unit, keeping: Self.reserved)
    case .percentTwice:
      return Self.percent(unit, keeping: Self.unreserved)?.flatMap {
        $0 == UInt8(ascii: "%") ? Array("%25".utf8) : [$0]
      }
    case .form:
      return byte == UInt8(ascii: " ")
        ? [UInt8(ascii: "+")] : Self.percent(unit, keeping: Self.unreserved)
    case .json: return Self.json(byte)
    case .jsonASCII: return byte < 0x80 ? Self.json(byte) : Self.numbers(unit)
    case .jsonSlash:
      return byte == UInt8(ascii: "/")
        ? Array("\\/".utf8) : byte < 0x80 ? Self.json(byte) : Self.numbers(unit)
    case .jsonHTML:
      return "<>&'+`=".utf8.contains(byte) ? Self.numbers(unit) : Self.json(byte)
    case .jsonTwice: return SeedWriting.jsonASCII.text(of: unit).map(Self.jsonAgain)
    case .jsonSlashTwice: return SeedWriting.jsonSlash.text(of: unit).map(Self.jsonAgain)
    case .html: return Self.html(byte, quote: "&#39;")
    case .htmlHexadecimal: return Self.html(byte, quote: "&#x27;")
    case .htmlNumber:
      return byte == UInt8(ascii: "\"") ? Array("&#34;".utf8) : Self.html(byte, quote: "&#39;")
    case .quotes: return byte == UInt8(ascii: "'") ? Array("''".utf8) : nil
    case .doubleQuotes: return byte == UInt8(ascii: "\"") ? Array("\"\"".utf8) : nil
    case .shellQuote: return byte == UInt8(ascii: "'") ? Array("'\"'\"'".utf8) : nil
    case .shellQuoteInside: return byte == UInt8(ascii: "'") ? Array("'\\''".utf8) : nil
    case .bytes:
      return byte < 0x80
        ? Self.json(byte) : unit.flatMap { Array("\\x".utf8) + Self.hexadecimal($0) }
    case .shellSigns:
      return byte < 0x80 && !Self.shellSafe.contains(byte) ? [UInt8(ascii: "\\"), byte] : nil
    }
  }

  private static func percent(_ unit: ArraySlice<UInt8>, keeping kept: ByteSet) -> [UInt8]? {
    guard let byte = unit.first, !kept.contains(byte) else { return nil }
    return unit.flatMap { [UInt8(ascii: "%")] + hexadecimal($0) }
  }

  private static func json(_ byte: UInt8) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "\""): Array("\\\"".utf8)
    case UInt8(ascii: "\\"): Array("\\\\".utf8)
    case UInt8(ascii: "\n"): Array("\\n".utf8)
    case UInt8(ascii: "\t"): Array("\\t".utf8)
    case 0..<0x20: Array("\\u00".utf8) + hexadecimal(byte)
    default: nil
    }
  }

  /// `\uXXXX` for each UTF-16 unit of a character.
  private static func numbers(_ unit: ArraySlice<UInt8>) -> [UInt8] {
    String(decoding: unit, as: UTF8.self).utf16.flatMap { number in
      Array("\\u".utf8) + hexadecimal(UInt8(number >> 8))
        + hexadecimal(UInt8(truncatingIfNeeded: number))
    }
  }

  /// An escape inside another JSON string.
  private static func jsonAgain(_ escape: [UInt8]) -> [UInt8] {
    escape.flatMap { json($0) ?? [$0] }
  }

  private static func html(_ byte: UInt8, quote: String) -> [UInt8]? {
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: ">"): Array("&gt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    case UInt8(ascii: "'"): Array(quote.utf8)
    default: nil
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    [Sextets.hexadecimalDigits[Int(byte >> 4)], Sextets.hexadecimalDigits[Int(byte & 15)]]
  }
}
