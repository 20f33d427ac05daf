/// A quote inside a quoted word of the shell: `'\''` and `'"'"'`.
enum QuoteEscape {
  private static let escaped = Array(#"'\''"#.utf8)
  private static let quoted = Array(#"'"'"'"#.utf8)

  /// The escape at `offset`, where `'` stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    if text.stands(escaped, at: offset, before: end) {
      return Escape(.byte(UInt8(ascii: "'")), end: offset + 4)
    }
    if text.stands(quoted, at: offset, before: end) {
      return Escape(.byte(UInt8(ascii: "'")), end: offset + 5)
    }
    return nil
  }
}
