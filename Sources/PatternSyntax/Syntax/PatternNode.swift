public import RuleModel

/// A construct of a pattern and where it stands.
///
/// Options are resolved while parsing: a literal under `(?i)` is a set of two bytes, a dot under `(?s)`
/// is the set of all.
public struct PatternNode: Sendable, Hashable {
  /// What it is.
  public var kind: Kind
  /// Where it stands in the pattern's UTF-8.
  public var range: Range<Int>

  /// A construct at `range`.
  public init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of constructs.
  public indirect enum Kind: Sendable, Hashable {
    /// Matches one byte of the set: a literal byte, an escape, a dot or a class.
    case byte(ByteSet)
    /// Matches its parts one after the other; without parts, the empty text.
    case sequence([PatternNode])
    /// Matches one of its parts.
    case alternation([PatternNode])
    /// Matches its part as often as the quantifier says.
    case repetition(PatternNode, Quantifier)
    /// A numbered, perhaps named group.
    case capture(Int, name: String?, PatternNode)
    /// `(?>…)`, and `\R`: the first match of its part is final.
    case atomic(PatternNode)
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    case look(LookDirection, isNegative: Bool, PatternNode)
    /// A place in the text.
    case assertion(Assertion)
    /// The text that a group matched last.
    case backreference(GroupReference)
    /// `(?(1)…|…)`; without a second branch the empty text.
    case conditional(GroupReference, PatternNode, otherwise: PatternNode)
  }
}
