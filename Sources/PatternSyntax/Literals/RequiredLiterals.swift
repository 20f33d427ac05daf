public import RuleModel

/// Strings of which one stands in every match, at a known distance from the match's first byte.
public struct RequiredLiterals: Sendable, Hashable {
  /// The strings in ascending order, without duplicates.
  public var literals: [RequiredLiteral]
  /// The least and greatest number of bytes between the match's first byte and the string's.
  public var distance: ClosedRange<Int>
  /// Every byte that can stand between the match's first byte and the string's; all if unknown.
  public var lead: ByteSet
  /// What may stand behind each of the strings; nil if that is anything or unknown.
  public var continuation: Continuation?

  /// The longest string, in bytes; longer ones are cut.
  public static let maximumLength = 16
  /// The greatest distance.
  public static let maximumDistance = 256

  /// The best strings for the pattern whose tree is `root`; nil if none are good enough to look for.
  init?(of root: PatternNode) {
    var search = LiteralSearch()
    guard let found = search.best(in: root) else { return nil }
    distance = found.distance
    guard let around = LiteralSurroundings(of: found, in: root) else {
      literals = found.strings.map { RequiredLiteral($0) }
      lead = distance.upperBound == 0 ? ByteSet() : .all
      return
    }
    literals = zip(found.strings, around.following).map { RequiredLiteral($0, following: $1) }
    lead = around.lead
    continuation = around.continuation
  }

  /// The strings alone, in lower case.
  public var strings: [[UInt8]] {
    literals.map(\.bytes)
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
