internal import BuiltInRules
internal import RedactionEngine
internal import RuleFiles
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// A set of rules and policies that the user called by a name.
struct RuleVersion {
  let rules: RuleSet
  private let policies: [String: Policy]
  private let name: String

  /// The built-in rules for `built-in`, else those of the file or folder at `name`: beside the built-in
  /// ones, or in their place if they define the built-in policies.
  init(named name: String) throws(Stop) {
    self.name = name
    guard name != "built-in" else {
      rules = BuiltInRules.rules
      policies = BuiltInRules.policies
      return
    }
    let files = CheckedFiles(at: [FilePath(argument: name)])
    if let failure = files.failures.first {
      throw .failed(failure)
    }
    let pack = files.compiled()
    pack.renderedDiagnostics.forEach(Notice.printPlain)
    guard pack.isSound else { throw .failed("\(name.printable): the rules have mistakes") }
    guard !files.definesBuiltInPolicy else {
      rules = pack.rules
      policies = pack.policies
      return
    }
    rules = RuleSet(BuiltInRules.rules.without(pack.disabled).rules + pack.rules.rules)
    policies = BuiltInRules.policies.merging(pack.policies) { $1 }
  }

  /// A redactor of these rules.
  func redactor(policy: String) throws(Stop) -> Redactor {
    guard let known = policies[policy] else {
      let hint = Spelling.nearest(policy, in: policies.keys.sorted())
      throw .misuse(
        "\(name.printable) has no policy '\(policy.printable)'"
          + (hint.map { "; did you mean '\($0)'?" } ?? "")
      )
    }
    return Redactor(rules: rules, policy: known)
  }
}
