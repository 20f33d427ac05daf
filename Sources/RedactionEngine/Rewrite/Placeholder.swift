internal import Digest
internal import RuleModel

/// The texts that stand in the place of what was removed.
enum Placeholder {
  /// What begins a placeholder in running text.
  static let bracketedOpening = Array("[redacted:".utf8)
  /// What begins a placeholder where brackets would break the syntax.
  static let bareOpening = Array("redacted-".utf8)
  /// The label of bytes that no rule could finish with.
  static let unscannableLabel = "unscannable"
  /// Bytes that labels are made of.
  static let labelBytes = ByteSet("abcdefghijklmnopqrstuvwxyz0123456789-")
  /// Bytes that digests are made of.
  static let digestBytes = ByteSet("0123456789abcdef")

  /// The placeholder for `label`; a digest is written as eight hexadecimal digits.
  static func text(label: String, digest: UInt32?, style: Style) -> [UInt8] {
    var text: [UInt8] = []
    append(label: label, digest: digest, style: style, to: &text)
    return text
  }

  /// Appends the placeholder for `label` to `text`.
  static func append(label: String, digest: UInt32?, style: Style, to text: inout [UInt8]) {
    text += style == .bracketed ? bracketedOpening : bareOpening
    text += label.utf8
    if let digest {
      text.append(style == .bracketed ? UInt8(ascii: ":") : UInt8(ascii: "-"))
      text += Hexadecimal.digits((0..<4).map { UInt8(truncatingIfNeeded: digest >> (24 - 8 * $0)) })
    }
    if style == .bracketed {
      text.append(UInt8(ascii: "]"))
    }
  }

  /// How a placeholder is written.
  enum Style: Sendable, Hashable {
    /// `[redacted:LABEL]`
    case bracketed
    /// `redacted-LABEL`, inside URLs and as a bare value of a configuration file.
    case bare
  }
}
