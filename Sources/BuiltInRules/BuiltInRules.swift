public import RuleModel

/// The rules and policies that this package ships, compiled when it was built.
public enum BuiltInRules {
  /// The archive of all of them, read on first use.
  public static let archive = unsafe RuleSetArchive(
    encoded: UnsafeBufferPointer(
      start: embeddedRules.utf8Start,
      count: embeddedRules.utf8CodeUnitCount
    )
  )

  /// The rules.
  public static var rules: RuleSet {
    archive.rules
  }

  /// The policies by name.
  public static var policies: [String: Policy] {
    archive.policies
  }
}
