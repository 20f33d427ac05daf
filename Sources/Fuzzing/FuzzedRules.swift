internal import RedactionEngine
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// The rules of the folder `Rules`, as whoever fuzzes has changed them.
///
/// Those built into the command are the work of a plugin whose tool cannot be built for a fuzzer.
enum FuzzedRules {
  /// The rules and policies of the folder that `FUZZ_RULES` names, else of `Rules`.
  static let pack: RulePack = {
    let path = Environment.text(of: "FUZZ_RULES") ?? "Rules"
    do {
      let pack = RulePack(try AuthoredFile.read(at: FilePath(path)))
      precondition(pack.isSound, "the rules have mistakes")
      return pack
    } catch {
      preconditionFailure("the folder '\(path)' holds the rules")
    }
  }()

  static let rules = pack.rules

  /// A redactor of all rules under the policy called `name`.
  static func redactor(policy name: String) -> Redactor {
    guard let policy = pack.policies[name] else {
      preconditionFailure("there is a policy '\(name)'")
    }
    return Redactor(rules: rules, policy: policy)
  }

  static let logs = redactor(policy: "logs")
  static let telemetry = redactor(policy: "telemetry")
}
