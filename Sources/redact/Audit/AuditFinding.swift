internal import RuleModel

/// What would leak and where; it holds a rule and a place and cannot hold the secret.
struct AuditFinding: Sendable {
  /// The text it stands in.
  let input: Input
  /// The rule, and its place among all rules.
  let rule: (index: Int, rule: CompiledRule)
  /// What would stand in its place: the rule's label, or `unscannable`.
  let label: String
  let position: TextPosition
  /// The length up to the next power of two.
  let lengthBucket: Int
  /// What its line says about findings.
  let lineAllowance: LineAllowance?
  /// What tells the value, if there is a key.
  var fingerprint: Fingerprint?
  /// Why it does not count.
  var acceptance: Acceptance?

  var severity: Severity {
    rule.rule.severity
  }
}
