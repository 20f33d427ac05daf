/// How bytes are written in the encodings that the views undo; owes nothing to the views.
enum Encoder {
  // MARK: - Percent, RFC 3986, section 2.1

  static func percent(_ text: [UInt8], upper: Bool = true, everything: Bool = false) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      let isUnreserved = isAlphanumeric(byte) || "-._~".utf8.contains(byte)
      return isUnreserved && !everything ? [byte] : [0x25] + hex(byte, upper: upper)
    }
  }

  // MARK: - Strings of JSON and programs

  /// RFC 8259, section 7.
  static func json(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5C: [0x5C, byte]
      case 0x0A: Array("\\n".utf8)
      case 0x0D: Array("\\r".utf8)
      case 0x09: Array("\\t".utf8)
      case ..<0x20: Array("\\u00".utf8) + hex(byte)
      default: [byte]
      }
    }
  }

  /// Each UTF-16 unit that `isEscaped` asks for as `\uXXXX`.
  static func unicodeEscapes(
    _ text: [UInt8],
    upper: Bool = false,
    isEscaped: (Unicode.Scalar) -> Bool
  ) -> [UInt8] {
    String(decoding: text, as: UTF8.self).unicodeScalars.flatMap { scalar -> [UInt8] in
      guard isEscaped(scalar) else { return Array(String(scalar).utf8) }
      return String(scalar).utf16.flatMap { unit in
        Array("\\u".utf8) + hex(UInt8(unit >> 8), upper: upper)
          + hex(UInt8(unit & 0xFF), upper: upper)
      }
    }
  }

  /// A string of a program in quotes of `quote`, which is escaped in it with backslashes; with
  /// `escapesAll` every byte that is no printable ASCII stands in hexadecimal.
  static func quoted(_ text: [UInt8], quote: UInt8, escapesAll: Bool = false) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case quote, 0x5C: [0x5C, byte]
      case 0x0A: Array("\\n".utf8)
      case 0x0D: Array("\\r".utf8)
      case 0x09: Array("\\t".utf8)
      case ..<0x20, 0x7F: Array("\\x".utf8) + hex(byte)
      case 0x80...: escapesAll ? Array("\\x".utf8) + hex(byte) : [byte]
      default: [byte]
      }
    }
  }

  static func octal(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      let digits: [UInt8] = [byte >> 6, byte >> 3 & 7, byte & 7]
      return [0x5C] + digits.map { 0x30 + $0 }
    }
  }

  static func hexEscapes(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { Array("\\x".utf8) + hex($0) }
  }

  // MARK: - Shells and markup

  /// What `printf %q` of a shell makes of a text without line ends.
  static func backslashes(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      let isPlain = isAlphanumeric(byte) || byte >= 0x80 || "-._/:=@%+,\t\n".utf8.contains(byte)
      return isPlain ? [byte] : [0x5C, byte]
    }
  }

  /// HTML 5.1, section 8.3; XML 1.0, section 2.4.
  static func references(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: ">"): Array("&gt;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      case UInt8(ascii: "'"): Array("&#39;".utf8)
      default: [byte]
      }
    }
  }

  static func numericReferences(_ text: [UInt8], radix: Int) -> [UInt8] {
    String(decoding: text, as: UTF8.self).unicodeScalars.flatMap { scalar in
      let sign = radix == 16 ? "x" : ""
      return Array("&#\(sign)\(String(scalar.value, radix: radix));".utf8)
    }
  }

  // MARK: - Stretches

  static let standardDigits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )
  static let urlDigits = Array(standardDigits.dropLast(2)) + Array("-_".utf8)

  /// The groups of base64 that spell `text`, RFC 4648.
  static func base64Groups(
    _ text: [UInt8],
    digits: [UInt8] = standardDigits,
    isPadded: Bool = true
  ) -> [(count: Int, bytes: [UInt8])] {
    stride(from: 0, to: text.count, by: 3).map { start in
      let group = text[start..<min(start + 3, text.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      var written: [UInt8] = []
      for place in 0...group.count {
        written.append(digits[Int(bits >> UInt32(18 - 6 * place) & 63)])
      }
      let padding = isPadded ? [UInt8](repeating: 0x3D, count: 3 - group.count) : []
      return (group.count, written + padding)
    }
  }

  static func base64(_ text: [UInt8]) -> [UInt8] {
    base64Groups(text).flatMap(\.bytes)
  }

  static func hex(_ byte: UInt8, upper: Bool = false) -> [UInt8] {
    let digits = Array((upper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// UTF-16 of ASCII and other text.
  static func utf16(_ text: [UInt8], bigEndian: Bool = false) -> [UInt8] {
    String(decoding: text, as: UTF8.self).utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  /// ASCII as the letters of the block Halfwidth and Fullwidth Forms.
  static func fullWidth(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      guard (0x21...0x7E).contains(byte) else { return [byte] }
      return Unicode.Scalar(0xFF01 + UInt32(byte) - 0x21).map { Array(String($0).utf8) } ?? [byte]
    }
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
