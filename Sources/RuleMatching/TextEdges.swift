/// What the edges of a text in memory are.
public struct TextEdges: OptionSet, Sendable, Hashable {
  /// The bits.
  public var rawValue: UInt8

  /// Edges of the given bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The first byte starts a line.
  public static let startsLine = TextEdges(rawValue: 1)
  /// No byte follows the last one.
  public static let endsText = TextEdges(rawValue: 2)
  /// The text is the fields of a record, each of which ends before a line that begins with ASCII's record
  /// separator.
  public static let endsFields = TextEdges(rawValue: 4)
  /// A whole text.
  public static let whole: TextEdges = [.startsLine, .endsText]
  /// A record that is read as a whole text.
  public static let record: TextEdges = [.whole, .endsFields]
}
