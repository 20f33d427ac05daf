/// What is wrong with the output of one case; it holds no byte of it.
public struct Fault: Sendable, Hashable {
  /// What kind of wrong it is.
  public var kind: Kind
  /// How many bytes are known to be concerned; there may be more.
  public var byteCount: Int
  /// How the output was read when a leak showed.
  public var reading: String?

  /// A fault of `kind` in at least `byteCount` bytes.
  public init(_ kind: Kind, byteCount: Int, reading: String? = nil) {
    self.kind = kind
    self.byteCount = byteCount
    self.reading = reading
  }

  /// The kinds of fault.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A secret, or a piece of one, is in the output.
    case leak
    /// Bytes outside the marks are not what they were.
    case overRedaction = "over-redaction"
    /// A text that had to stay is not in the output.
    case lost
    /// The output is not that of the same text in one piece.
    case unstable
  }
}
