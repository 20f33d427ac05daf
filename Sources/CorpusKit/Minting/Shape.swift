public import RuleModel

/// What a kind of made-up text looks like, from public facts and none of our rules.
public struct Shape: Sendable, Hashable {
  /// How the text comes about.
  public enum Form: Sendable, Hashable {
    /// Random characters behind a prefix, before a suffix.
    case token(Token)
    /// Other shapes and fixed text in a row.
    case row(CaseText)
  }

  /// Random characters behind a prefix, before a suffix.
  public struct Token: Sendable, Hashable {
    /// What stands in front.
    public var prefix: String
    /// What the body is made of.
    public var alphabet: Alphabet
    /// How many characters the body has unless a case says otherwise.
    public var length: Int
    /// The check characters.
    public var checksum: Checksum?
    /// What stands behind.
    public var suffix: String
  }

  /// The shape's name and its place.
  public var name: SourceText
  /// How the text comes about.
  public var form: Form
}
