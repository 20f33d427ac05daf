internal import BuiltInRules
internal import Digest
internal import RuleModel

/// A hash that says exactly which rules and policies were at work.
enum RuleHash {
  /// Twelve hexadecimal digits of the SHA-256 of what the program ships.
  static var builtIn: String {
    text(of: BuiltInRules.archive)
  }

  /// Twelve hexadecimal digits of the SHA-256 of `rules` and `policy`.
  static func text(of rules: RuleSet, _ policy: Policy) -> String {
    text(of: RuleSetArchive(rules: rules, policies: [policy.name: policy]))
  }

  private static func text(of archive: RuleSetArchive) -> String {
    Hexadecimal.text(SHA256.digest(of: archive.encoded().rules.utf8).prefix(6))
  }
}
