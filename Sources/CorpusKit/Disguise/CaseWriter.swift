/// Writes a case as a file of a corpus.
public enum CaseWriter {
  /// A file with one case of the given text, marks and shapes in it, under `policy`.
  public static func file(ofCase text: [UInt8], policy: String) -> String {
    let head = policy == "logs" ? "" : "policy: \(quoted(policy))\n"
    guard let written = String(validating: text, as: UTF8.self) else {
      return
        "\(head)cases:\n  - {base64: '\(String(decoding: KnownWriting.base64(text), as: UTF8.self))'}\n"
    }
    return "\(head)cases:\n  - \(quoted(written))\n"
  }

  /// The text in single quotes where it is printable, else in double ones with escapes.
  ///
  /// Source: YAML 1.2.2, sections 5.1, 5.7, 7.3.1 and 7.3.2.
  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !isPlain($0) }) else {
      return
        "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\n": "\\n"
      case "\t": "\\t"
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where isPlain(scalar): String(scalar)
      default: "\\U" + hexadecimal(scalar.value)
      }
    }
    return "\"\(escaped.joined())\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
    default: true
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
