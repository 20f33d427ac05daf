internal import BuiltInRules
internal import RedactionEngine
internal import RuleFiles
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// The rules and the policy that a command works with.
struct RuleSelection {
  /// The policy of a command that names none.
  static let defaultPolicy = "logs"

  /// The built-in rules and those of the user.
  let rules: RuleSet
  /// What may leave.
  let policy: Policy

  /// The built-in rules and those below `rulePaths`, with the policy that `policy` names.
  ///
  /// What the user's files switch off is announced, and their mistakes are printed.
  init(policy name: String, rulePaths: [FilePath]) throws(Stop) {
    let (rules, policies) = try Self.all(rulePaths: rulePaths)
    self.rules = rules
    if let known = policies[name] {
      policy = known
    } else {
      policy = try UserPack.policy(at: name, extending: policies, beside: rules)
    }
  }

  /// The built-in rules and those below `rulePaths`, and all policies by name.
  ///
  /// What the user's files switch off is announced, and their mistakes are printed.
  static func all(
    rulePaths: [FilePath]
  ) throws(Stop) -> (rules: RuleSet, policies: [String: Policy]) {
    let rules = BuiltInRules.rules
    let policies = BuiltInRules.policies
    guard !rulePaths.isEmpty else { return (rules, policies) }
    let pack = try UserPack.compiled(at: rulePaths, beside: rules, policies: policies)
    return (
      RuleSet(rules.without(pack.disabled).rules + pack.rules.rules),
      policies.merging(pack.policies) { $1 }
    )
  }

  /// A redactor of these rules and this policy.
  func redactor(key: RedactionKey?, options: RedactorOptions) -> Redactor {
    Redactor(rules: rules, policy: policy, key: key, options: options)
  }
}
