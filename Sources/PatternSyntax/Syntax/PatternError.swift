/// A mistake in a pattern, or something in it that is not supported.
public struct PatternError: Error, Sendable, Hashable {
  /// The offset of the construct in the pattern's UTF-8.
  public var offset: Int
  /// One lower-case sentence without a full stop.
  public var message: String

  /// A mistake at `offset`.
  public init(at offset: Int, _ message: String) {
    self.offset = offset
    self.message = message
  }
}
