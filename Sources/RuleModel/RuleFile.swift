/// One file of a rule pack, as its author wrote it.
public struct RuleFile: Sendable, Hashable {
  /// The rules in the order of the file.
  public var rules: [Rule]
  /// Ids of rules of other files that this file switches off.
  public var disabled: [SourceText]

  /// A file of `rules`.
  public init(rules: [Rule] = [], disabled: [SourceText] = []) {
    self.rules = rules
    self.disabled = disabled
  }
}

/// Patterns that rules share, by name; a rule refers to one as `(?&name)`.
public struct Grammar: Sendable, Hashable {
  /// The patterns by name.
  public var definitions: [String: SourceText]

  /// A grammar of `definitions`.
  public init(definitions: [String: SourceText] = [:]) {
    self.definitions = definitions
  }
}
