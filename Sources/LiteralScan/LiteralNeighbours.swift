/// What has to stand beside a literal for it to count.
public struct LiteralNeighbours: Sendable, Hashable {
  /// The bytes of which one has to stand before it, unless the haystack begins there.
  public var preceding: NeighbourBytes
  /// The bytes of which one has to stand behind it, unless the haystack ends there.
  public var following: NeighbourBytes

  /// Any bytes, but for those that are given.
  public init(preceding: NeighbourBytes = .all, following: NeighbourBytes = .all) {
    self.preceding = preceding
    self.following = following
  }
}
