internal import PCRE2

/// The memory one thread needs for confirming candidates.
public final class RuleScratch {
  let match: MatchScratch
  /// The secrets of the last ``RuleMatcher/Outcome/secrets``, in the order of the pattern's groups.
  public internal(set) var secrets: [Range<Int>] = []

  /// Where quotes stand in the text that were escaped where it was read from, in order.
  public var escapedQuotes: [Int] = []

  /// By matcher: what is known about its blocks in the text; nil if nobody says where a text begins.
  private var trails: [ObjectIdentifier: BlockTrail]?
  /// What encloses the last offset of the text that was asked for: many rules fail at one.
  private var lastEnclosure: (offset: Int, enclosure: Enclosure?)?

  /// Where the match at `offset` ended that was just found in a window that begins at `start`.
  func endOfMatch(at offset: Int, inWindowAt start: Int) -> Int {
    match.range(ofGroup: 0, inWindowAt: start)?.upperBound ?? offset
  }

  /// Changes the secrets; one access costs as much as a short attempt.
  func withSecrets<Result>(_ body: (inout [Range<Int>]) -> Result) -> Result {
    body(&secrets)
  }

  /// Scratch whose attempts stop after `matchLimit` steps of PCRE2.
  public init(matchLimit: Int = 20_000) {
    match = MatchScratch(matchLimit: matchLimit)
  }

  /// Says that another text, or the same one with other edges, is tried from now on; whoever says so
  /// once has to say it every time, and has blocks inside of blocks read once.
  public func beginText() {
    trails = [:]
    lastEnclosure = nil
  }

  /// What encloses `offset` of `text` in `line`; nil if nothing does.
  func enclosure(around offset: Int, in text: [UInt8], line: Range<Int>) -> Enclosure? {
    if trails != nil, let last = lastEnclosure, last.offset == offset {
      return last.enclosure
    }
    let enclosure = Enclosure(around: offset, in: text, line: line, escapedQuotes: escapedQuotes)
    lastEnclosure = (offset, enclosure)
    return enclosure
  }

  /// What `matcher` knows about the blocks in a text of `byteCount` bytes.
  func trail(of matcher: RuleMatcher, byteCount: Int) -> BlockTrail? {
    guard let known = trails else { return nil }
    if let trail = known[ObjectIdentifier(matcher)] {
      return trail
    }
    let trail = BlockTrail(byteCount: byteCount)
    trails?[ObjectIdentifier(matcher)] = trail
    return trail
  }
}
