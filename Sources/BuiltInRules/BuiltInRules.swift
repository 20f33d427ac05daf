public import RuleModel

/// The rules and policies that this package ships, compiled when it was built.
public enum BuiltInRules {
  /// The archive of all of them, read on first use.
  public static let archive = unsafe RuleSetArchive(
    encoded: UnsafeBufferPointer(
      start: embeddedRules.utf8Start,
      count: embeddedRules.utf8CodeUnitCount
    ),
    documentation: documentation
  )

  /// The rules.
  public static var rules: RuleSet {
    archive.rules
  }

  /// The policies by name.
  public static var policies: [String: Policy] {
    archive.policies
  }

  /// The bytes of the embedded documentation in `range`.
  private static func documentation(in range: Range<Int>) -> [UInt8] {
    let all = unsafe UnsafeBufferPointer(
      start: embeddedDocumentation.utf8Start,
      count: embeddedDocumentation.utf8CodeUnitCount
    )
    precondition(range.upperBound <= all.count, "the documentation lies in its text")
    return unsafe Array(all[range])
  }
}
