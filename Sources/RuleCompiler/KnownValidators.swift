internal import RuleMatching

/// The validators that the engine knows.
enum KnownValidators {
  /// Whether a rule may call `call`.
  static func accept(_ call: String) -> Bool {
    Validators.validator(for: call) != nil
  }
}
