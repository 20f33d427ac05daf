/// The inline options in force at a place of a pattern.
struct PatternOptions {
  /// `(?i)`.
  var ignoresCase = false
  /// `(?s)`.
  var dotMatchesLineFeed = false
  /// `(?m)`.
  var isMultiline = false
  /// `(?x)`.
  var isExtended = false
  /// `(?J)`.
  var allowsDuplicateNames = false

  /// The option that `letter` sets, if it is supported.
  static func option(for letter: Unicode.Scalar) -> WritableKeyPath<PatternOptions, Bool>? {
    switch letter {
    case "i": \.ignoresCase
    case "s": \.dotMatchesLineFeed
    case "m": \.isMultiline
    case "x": \.isExtended
    case "J": \.allowsDuplicateNames
    default: nil
    }
  }
}
