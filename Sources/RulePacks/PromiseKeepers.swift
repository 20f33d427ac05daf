internal import RuleModel

/// Tells whether a rule keeps what a promise says it does.
struct PromiseKeepers {
  private let rules: [String]
  private let policy: Policy

  /// The keepers among `rules`, which are ids, under `policy`.
  init(_ rules: [String], policy: Policy) {
    self.rules = rules
    self.policy = policy
  }

  /// What is wrong with `prefix`, a dotted prefix of rule ids; nil if rules keep the promise.
  func message(about prefix: String) -> String? {
    let named = rules.filter { $0 == prefix || $0.hasPrefix(prefix + ".") }
    guard !named.isEmpty else {
      return "no rule keeps this promise: there is none below '\(prefix)'"
    }
    let kept = named.first { policy.action(forRule: $0) == .keep }
    return kept.map { "no rule keeps this promise: the policy keeps what '\($0)' finds" }
  }
}
