/// How often a construct is repeated.
public struct Quantifier: Sendable, Hashable {
  /// The fewest repeats.
  public var minimum: Int
  /// The most repeats; nil if there is no limit.
  public var maximum: Int?
  /// Which number of repeats is tried first.
  public var preference: Preference
  /// Where the quantifier stands in the pattern's UTF-8.
  public var range: Range<Int>

  /// Which number of repeats is tried first.
  public enum Preference: Sendable, Hashable {
    case greedy, lazy, possessive
  }
}
