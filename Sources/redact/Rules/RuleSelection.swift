internal import BuiltInRules
internal import RedactionEngine
internal import RuleFiles
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// The rules and the policy that a command works with.
struct RuleSelection {
  /// The built-in rules and those of the user.
  let rules: RuleSet
  /// What may leave.
  let policy: Policy

  /// The built-in rules and those below `rulePaths`, with the policy that `policy` names.
  ///
  /// What the user's files switch off is announced, and their mistakes are printed.
  init(policy name: String, rulePaths: [FilePath]) throws(Stop) {
    var rules = BuiltInRules.rules
    var policies = BuiltInRules.policies
    if !rulePaths.isEmpty {
      let pack = try UserPack.compiled(at: rulePaths, beside: rules, policies: policies)
      rules = RuleSet(rules.without(pack.disabled).rules + pack.rules.rules)
      policies.merge(pack.policies) { $1 }
    }
    self.rules = rules
    if let known = policies[name] {
      policy = known
    } else {
      policy = try UserPack.policy(at: name, extending: policies)
    }
  }

  /// A redactor of these rules and this policy.
  func redactor(key: RedactionKey?, options: RedactorOptions) -> Redactor {
    Redactor(rules: rules, policy: policy, key: key, options: options)
  }
}
