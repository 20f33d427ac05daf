public import RuleModel

/// What an audit is told to accept, why, and for how long.
///
/// A finding is accepted where all that is written fits: the rule, the path, the fingerprint.
public struct Allowance: Sendable, Hashable {
  /// A rule's id or label, or the first parts of ids; any rule if nil.
  public var rule: SourceText?
  /// A glob of paths; any path if nil.
  public var path: SourceText?
  /// The keyed fingerprint of a value, as `audit --format jsonl` prints it; any value if nil.
  public var fingerprint: SourceText?
  /// Why it is accepted.
  public var reason: SourceText
  /// The last day on which it is.
  public var expires: CalendarDate
  /// Where the allowance begins.
  public var location: SourceLocation
}

extension CompiledRule {
  /// Whether `name` is the rule's id or label, or the first parts of its id.
  public func isNamed(by name: some StringProtocol) -> Bool {
    id == name || label == name || id.hasPrefix("\(name).")
  }
}
