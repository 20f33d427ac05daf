public import RuleModel

/// A text in which `⟦…⟧` marks what must vanish, `⟪…⟫` what must stay, and `{name}` or `{name:n}`
/// stands for made-up text.
///
/// What only looks like a shape is written with a backslash, as in `\{name}`; other braces and
/// backslashes stand for themselves.
public struct CaseText: Sendable, Hashable {
  /// The bytes as written.
  public var source: [UInt8]
  /// The stretches of the text, in order.
  public var parts: [Part]

  /// Bytes or a shape, with the marks around them.
  public struct Part: Sendable, Hashable {
    /// What the part is in.
    public var mark: Mark
    /// What it is.
    public var content: Content
  }

  /// What a part is in.
  public enum Mark: Sendable, Hashable {
    case none, secret, kept
  }

  /// What a part is.
  public enum Content: Sendable, Hashable {
    /// Bytes that stand as they were written.
    case bytes([UInt8])
    /// Made-up text of a shape, with the length of its body if that is written.
    case shape(String, length: Int?, location: SourceLocation)
  }
}

extension CaseText: CustomStringConvertible {
  /// How long the text is, so that what prints a case prints its place and not its bytes.
  public var description: String {
    "\(source.count) bytes"
  }
}
