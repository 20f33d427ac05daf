internal import RuleModel

/// What a policy does with what a rule finds, and which of its lines says so.
struct PolicyDecision: CustomStringConvertible {
  let action: Action
  /// The deciding prefix of the rule's id; nil if the policy names none.
  let prefix: String?

  /// The decision of `policy` about the rule called `id`.
  init(_ policy: Policy, forRule id: String) {
    action = policy.action(forRule: id)
    var prefix = Substring(id)
    while policy.actions[String(prefix)] == nil, let dot = prefix.lastIndex(of: ".") {
      prefix = prefix[..<dot]
    }
    self.prefix = policy.actions[String(prefix)] == nil ? nil : String(prefix)
  }

  var description: String {
    "\(action.rawValue), \(reason)"
  }

  /// Why, in a phrase.
  var reason: String {
    prefix.map { "as for '\($0)'" } ?? "as for all that the policy does not name"
  }
}
