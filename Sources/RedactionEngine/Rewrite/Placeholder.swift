internal import RuleModel

/// The texts that stand in the place of what was removed.
enum Placeholder {
  /// What begins a placeholder in running text.
  static let bracketedOpening = Array("[redacted:".utf8)
  /// What begins a placeholder where brackets would break the syntax.
  static let bareOpening = Array("redacted-".utf8)
  /// The label of bytes that no rule could finish with.
  static let unscannableLabel = "unscannable"
  /// The label of values that the caller handed over.
  static let knownSecretLabel = "known-secret"
  /// Bytes that labels are made of.
  static let labelBytes = ByteSet("abcdefghijklmnopqrstuvwxyz0123456789-")
  /// Bytes that digests are made of.
  static let digestBytes = ByteSet("0123456789abcdef")

  /// The placeholder for `label`; `digest` is eight hexadecimal digits.
  static func text(label: String, digest: String?, style: Style) -> [UInt8] {
    switch style {
    case .bracketed:
      bracketedOpening + label.utf8 + (digest.map { ":" + $0 } ?? "").utf8 + "]".utf8
    case .bare:
      bareOpening + label.utf8 + (digest.map { "-" + $0 } ?? "").utf8
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
