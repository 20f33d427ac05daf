internal import BuiltInRules
internal import Digest
internal import RuleModel

/// A hash that says exactly which rules and policies were at work.
enum RuleHash {
  private static let digits = 12

  /// Twelve hexadecimal digits of the SHA-256 of what the program ships.
  static var builtIn: String {
    String(BuiltInRules.digest.description.prefix(digits))
  }

  /// Twelve hexadecimal digits of the SHA-256 of `rules` and `policy`.
  static func text(of rules: RuleSet, _ policy: Policy) -> String {
    let encoded = RuleSetArchive(rules: rules, policies: [policy.name: policy]).encoded()
    let digest = SHA256.digest(of: [encoded.rules, encoded.details].joined().utf8)
    return Hexadecimal.text(digest.prefix(digits / 2))
  }
}
