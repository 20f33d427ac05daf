/// Strings of which one stands in every match, at a known distance from the match's first byte.
public struct RequiredLiterals: Sendable, Hashable {
  /// The strings in lower case, which are compared with the text without ASCII case.
  ///
  /// In ascending order, without duplicates; none is empty or longer than 16 bytes.
  public var strings: [[UInt8]]
  /// The least and greatest number of bytes between the match's first byte and the string's.
  public var distance: ClosedRange<Int>

  /// The longest string, in bytes; longer ones are cut.
  public static let maximumLength = 16
  /// The greatest distance.
  public static let maximumDistance = 256

  init(strings: [[UInt8]], distance: ClosedRange<Int>) {
    self.strings = strings
    self.distance = distance
  }

  /// The best strings for the pattern whose tree is `root`; nil if none are good enough to look for.
  init?(of root: PatternNode) {
    var search = LiteralSearch()
    guard let found = search.best(in: root) else { return nil }
    self = found
  }

  /// The strings as text, bytes past ASCII as `\xHH`.
  public var descriptions: [String] {
    strings.map { string in
      string.map { byte in
        guard byte >= 0x80 || byte < 0x20 else { return String(Unicode.Scalar(byte)) }
        let hex = String(byte, radix: 16)
        return "\\x" + (hex.utf8.count < 2 ? "0" : "") + hex
      }.joined()
    }
  }
}
