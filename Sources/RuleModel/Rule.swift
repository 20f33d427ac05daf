/// A rule as its author wrote it: what a thing is, how it looks, and what proves the rule right.
///
/// Every field remembers its place, so that each mistake found later can point at it.
public struct Rule: Sendable, Hashable {
  /// `category.issuer.thing`, lower-case and hyphenated; never renamed, only retired.
  public var id: SourceText
  /// What the rule finds, in one phrase.
  public var summary: SourceText
  /// The public page or standard the shape comes from.
  public var source: SourceText
  /// What stands in the placeholder; unique to the rule.
  public var label: SourceText
  /// How much harm a leak does.
  public var severity: Severity = .high
  /// How sure a match alone makes us.
  public var confidence: Confidence = .medium
  /// Strings of which one stands in every match; derived from the pattern where this is empty.
  public var literals: [SourceText] = []
  /// A detector of the literal scanner that stands in for literals, for shapes without any.
  public var trigger: Trigger?
  /// A PCRE2 pattern; groups whose name begins with `secret` mark what goes, else the whole match.
  public var pattern: SourceText?
  /// A message template with `{slots}`, in place of a pattern.
  public var template: SourceText?
  /// The template's slots by name; a slot that is not listed stays.
  public var slots: [Slot] = []
  /// A thing without a bounded end, in place of a pattern.
  public var block: Block?
  /// Tests that the secret has to pass after the pattern matched.
  public var validators: [SourceText] = []
  /// Patterns that a secret may not match in full.
  public var exceptions: [SourceText] = []
  /// Declared bounds of the match around the literal, in bytes.
  public var reach: Reach?
  /// A character class (`[…]`) whose run behind the window goes with the window when a limit trips or the
  /// match touches the window's end.
  public var run: SourceText?
  /// Whether a match may cross line ends.
  public var isMultiline = false
  /// Whether the compiler adds token boundaries where the secret touches the pattern's edge.
  public var boundaries: Boundaries = .token
  /// Which splitter finds the parts of the secret for actions that keep some of it.
  public var splitter: Splitter?
  /// Texts with `⟦…⟧` around exactly what the rule has to find.
  public var examples: [SourceText] = []
  /// Texts in which the rule may find nothing.
  public var counterexamples: [SourceText] = []

  /// A rule with the fields that every rule has.
  public init(id: SourceText, summary: SourceText, source: SourceText, label: SourceText) {
    self.id = id
    self.summary = summary
    self.source = source
    self.label = label
  }

  /// How far a match reaches around its literal, lookaround included.
  public struct Reach: Sendable, Hashable {
    /// Bytes before the literal's first byte.
    public var before: Int
    /// Bytes after the literal's last byte.
    public var after: Int
    /// Where the field was written.
    public var location: SourceLocation

    /// A declared reach.
    public init(before: Int, after: Int, location: SourceLocation) {
      self.before = before
      self.after = after
      self.location = location
    }
  }

  /// A thing that starts with a pattern and goes on line by line, however long.
  public struct Block: Sendable, Hashable {
    /// Matches where the block begins.
    public var open: SourceText
    /// Matches one piece of the body, and not the empty text.
    public var body: SourceText
    /// Matches what ends the block and belongs to it.
    public var close: SourceText?

    /// A block of `body` pieces between `open` and `close`.
    public init(open: SourceText, body: SourceText, close: SourceText?) {
      self.open = open
      self.body = body
      self.close = close
    }
  }

  /// A hole of a template that holds a user value.
  public struct Slot: Sendable, Hashable {
    /// The name between braces in the template.
    public var name: SourceText
    /// What the slot holds: `value` (removed) or `kept` (stays).
    public var isSecret: Bool

    /// A slot called `name`.
    public init(name: SourceText, isSecret: Bool) {
      self.name = name
      self.isSecret = isSecret
    }
  }

  /// Whether the compiler adds boundaries.
  public enum Boundaries: String, Sendable, Hashable, CaseIterable {
    case token, none
  }
}

/// A detector of the literal scanner, for shapes that have no literal.
public enum Trigger: String, Sendable, Hashable, CaseIterable {
  /// Thirteen or more digits, single spaces or hyphens between groups allowed, the first of which has
  /// six digits at most or all of them.
  case cardDigits = "card-digits"
  /// Four dotted groups of one to three digits.
  case dottedQuad = "dotted-quad"
  /// Nine digits in groups of three, two and four with hyphens between them.
  case dashedNine = "dashed-nine"
}

/// Which Swift splitter knows the parts of a secret; PCRE2 keeps only the last repeat of a group.
public enum Splitter: String, Sendable, Hashable, CaseIterable {
  /// URLs and DSNs: scheme, user, password, host, path, parameters.
  case url
  /// SQL statements: literals and the rest.
  case sql
  /// Command lines: program, subcommands, flags, values.
  case argv
  /// File paths: directories, home directory, tail.
  case path
}
