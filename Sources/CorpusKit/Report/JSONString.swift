/// Writes texts as JSON strings (RFC 8259, section 7).
enum JSONString {
  /// `text` in quotes.
  static func quoted(_ text: String) -> String {
    let written = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      case "\r": "\\r"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"\(written.joined())\""
  }
}
