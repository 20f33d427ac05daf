internal import SystemIO

extension String {
  /// The text without control characters, which could drive a terminal; `\x1b` in their place.
  ///
  /// Also spells out the stand-ins of bytes that are not UTF-8, see ``ArgumentText``.
  var printable: String {
    guard unicodeScalars.contains(where: { Self.needsEscape($0) }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      guard Self.needsEscape(scalar) else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(
        ArgumentText.byte(of: scalar) ?? UInt8(truncatingIfNeeded: scalar.value),
        radix: 16
      )
      result +=
        scalar.value > 0x10_0000 || scalar.value < 0x100
        ? "\\x\(digits.count < 2 ? "0" : "")\(digits)" : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return result
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: ArgumentText.byte(of: scalar) != nil
    }
  }
}

extension FilePath {
  /// The path for messages and results, without control characters.
  var printable: String {
    ArgumentText.text(of: bytes).printable
  }
}
