/// A piece of JSON text: a string, number or literal, or the start or end of an object or array.
///
/// Colons, commas and white space are the bytes between tokens.
public struct JSONToken: Sendable, Hashable {
  /// What the token is.
  public enum Kind: Sendable, Hashable {
    /// A string; a key is one that names a member of an object.
    case string(isKey: Bool, hasEscapes: Bool)
    /// A number of any size.
    case number
    /// `true`, `false` or `null`.
    case literal
    /// `{`
    case objectStart
    /// `}`
    case objectEnd
    /// `[`
    case arrayStart
    /// `]`
    case arrayEnd
  }

  /// What the token is.
  public let kind: Kind

  /// The bytes of the token, quotes included.
  public let range: Range<Int>

  /// How many objects and arrays are open around the token.
  public let depth: Int

  /// A token of `kind` at `range`.
  public init(_ kind: Kind, range: Range<Int>, depth: Int) {
    self.kind = kind
    self.range = range
    self.depth = depth
  }

  /// Whether the token can hold text to scan: a string, a key or a number.
  public var isLeaf: Bool {
    switch kind {
    case .string, .number: true
    default: false
    }
  }

  /// Whether the token is a string with escapes.
  public var hasEscapes: Bool {
    if case .string(_, hasEscapes: true) = kind { true } else { false }
  }

  /// Whether the token is a string that names a member.
  public var isKey: Bool {
    if case .string(isKey: true, _) = kind { true } else { false }
  }
}
