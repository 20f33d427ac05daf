/// A place in a YAML file.
public struct YAMLMark: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public var line: Int
  /// The column in characters (Unicode scalars), from 1; a byte order mark does not count.
  public var column: Int

  /// The first character of a file.
  public static let start = YAMLMark(line: 1, column: 1)

  /// A place in a YAML file.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders marks as a reader meets them.
  public static func < (left: YAMLMark, right: YAMLMark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
