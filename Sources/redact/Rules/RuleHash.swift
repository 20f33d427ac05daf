internal import BuiltInRules
internal import Digest
internal import RuleModel

/// The first half of a line that says exactly which rules and policies were at work.
enum RuleHash {
  /// Twelve hexadecimal digits of the SHA-256 of what the program ships.
  static var builtIn: String {
    text(of: BuiltInRules.archive)
  }

  /// Twelve hexadecimal digits of the SHA-256 of `selection`.
  static func text(of selection: RuleSelection) -> String {
    text(
      of: RuleSetArchive(
        rules: selection.rules,
        policies: [selection.policy.name: selection.policy]
      )
    )
  }

  private static func text(of archive: RuleSetArchive) -> String {
    Hexadecimal.text(SHA256.digest(of: archive.encoded().utf8).prefix(6))
  }
}
