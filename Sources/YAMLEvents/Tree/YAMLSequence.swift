/// A list of a YAML file.
public struct YAMLSequence: Sendable, Hashable {
  /// The first dash or the bracket.
  public var start: YAMLMark
  /// The nodes in the order of the file.
  public var items: [YAMLNode]

  /// A list that begins at `start`.
  public init(start: YAMLMark, items: [YAMLNode]) {
    self.start = start
    self.items = items
  }
}
