public import RuleModel

/// The rules and policies that this package ships, compiled when it was built.
public enum BuiltInRules {
  /// The archive of all of them, read on first use.
  public static let archive = unsafe RuleSetArchive(
    encoded: UnsafeBufferPointer(
      start: embeddedRules.utf8Start,
      count: embeddedRules.utf8CodeUnitCount
    ),
    digest: digest.description,
    details: details
  )

  /// 64 hexadecimal digits that say exactly which rules and policies these are.
  public static var digest: StaticString {
    embeddedDigest
  }

  /// The rules.
  public static var rules: RuleSet {
    archive.rules
  }

  /// The policies by name.
  public static var policies: [String: Policy] {
    archive.policies
  }

  /// The patterns that rules of other packs may call, by name.
  public static var grammar: [String: String] {
    archive.grammar
  }

  /// The bytes of the embedded details in `range`.
  private static func details(in range: Range<Int>) -> [UInt8] {
    let all = unsafe UnsafeBufferPointer(
      start: embeddedDetails.utf8Start,
      count: embeddedDetails.utf8CodeUnitCount
    )
    precondition(range.upperBound <= all.count, "what is asked for lies in the text")
    return unsafe Array(all[range])
  }
}
