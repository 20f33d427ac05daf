/// A redaction of a JSON text that leaves it JSON.
struct JSONRedaction: Sendable, Hashable {
  /// What goes, in bytes of the outermost text: inside one string, or one whole number.
  var redaction: Redaction
  /// Whether a number goes, so that the placeholder brings quotes.
  var replacesNumber: Bool
  /// How many strings the value stands in: 1 for a string's own text or a number of the outermost
  /// value, 2 for JSON inside a string.
  var nesting: Int
}
