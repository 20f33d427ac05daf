/// A place where a rule's literal stands and a token may begin that goes on behind a gap.
struct TokenSeed: Sendable, Hashable {
  /// The rule's index.
  var rule: Int
  /// The first byte.
  var start: Int
  /// The first byte that is none of a token.
  var end: Int
  /// Whether the rule found the token, up to `end`.
  var isComplete: Bool
  /// Where the token was visibly cut; nil if it was not.
  var cut: Int?
}
