public import RuleModel

/// What has to stand beside a literal for it to count.
public struct LiteralNeighbours: Sendable, Hashable {
  /// The bytes of which one has to stand before it, unless the haystack begins there.
  public var preceding: ByteSet
  /// The bytes of which one has to stand behind it, unless the haystack ends there.
  public var following: ByteSet

  /// Any bytes, but for those that are given.
  public init(preceding: ByteSet = .all, following: ByteSet = .all) {
    self.preceding = preceding
    self.following = following
  }
}
