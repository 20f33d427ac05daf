/// Keys and values of a YAML file, duplicate keys included.
public struct YAMLMapping: Sendable, Hashable {
  /// The first key or the brace.
  public var start: YAMLMark
  /// The pairs in the order of the file.
  public var pairs: [Pair]

  /// A mapping that begins at `start`.
  public init(start: YAMLMark, pairs: [Pair]) {
    self.start = start
    self.pairs = pairs
  }

  /// A key and its value.
  public struct Pair: Sendable, Hashable {
    /// The key.
    public var key: YAMLScalar
    /// The value.
    public var value: YAMLNode

    /// A key and its value.
    public init(key: YAMLScalar, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }
}
