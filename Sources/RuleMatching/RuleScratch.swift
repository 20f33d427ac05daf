internal import PCRE2

/// The memory one thread needs for confirming candidates.
public final class RuleScratch {
  let match: MatchScratch
  /// The secrets of the last ``RuleMatcher/Outcome/secrets``, in the order of the pattern's groups.
  public internal(set) var secrets: [Range<Int>] = []

  /// Changes the secrets; one access costs as much as a short attempt.
  func withSecrets<Result>(_ body: (inout [Range<Int>]) -> Result) -> Result {
    body(&secrets)
  }

  /// Scratch whose attempts stop after `matchLimit` steps of PCRE2.
  public init(matchLimit: Int = 20_000) {
    match = MatchScratch(matchLimit: matchLimit)
  }
}
