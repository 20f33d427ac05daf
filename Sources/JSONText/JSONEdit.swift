/// Bytes that take the place of a range of the text.
public struct JSONEdit: Sendable, Hashable {
  /// What goes.
  public let range: Range<Int>

  /// What comes, already escaped for its place.
  public let replacement: [UInt8]

  /// An edit that puts `replacement` in the place of `range`.
  public init(_ range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// An edit that makes the whole of `token` a string that says `text`.
  ///
  /// This is what happens to a number that is touched: it has no room for a placeholder inside.
  /// `nesting` is 1 for a token of the text itself, 2 for one of JSON inside a string.
  public init(replacing token: JSONToken, with text: [UInt8], nesting: Int = 1) {
    self.init(token.range, replacement: JSONString.quoted(text, nesting: nesting))
  }

  /// An edit that puts `text` in the place of the decoded bytes at `range` of a string.
  public init(
    decoded range: Range<Int>,
    of string: DecodedString,
    with text: [UInt8],
    nesting: Int = 1
  ) {
    self.init(
      string.rawRange(of: range),
      replacement: JSONString.escaped(text, nesting: nesting)
    )
  }
}
