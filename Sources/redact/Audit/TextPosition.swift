/// A place in a text.
struct TextPosition: Hashable {
  /// The line, from 1.
  var line: Int
  /// The column in bytes, from 1.
  var column: Int
  /// The column in characters (Unicode scalars), from 1.
  var characterColumn: Int
  /// Bytes before it.
  var offset: Int
}
