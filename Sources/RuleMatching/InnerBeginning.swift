public import RuleModel

/// Where a text begins inside of a line: behind what encloses it, or what programs write before it.
///
/// A rule that asks for the beginning of a line is tried there, too, as if the line began: a message is the
/// same in a string of JSON, an element of XML and behind a time and a level.
public enum InnerBeginning {
  /// Bytes that may stand right before such a place.
  private static let leads = ByteSet("\"'`>[| \t+-:")
  /// Bytes before the place that are looked at, at most: less than lookbehind sees.
  private static let reach = 200

  /// The bytes that may stand before a match of a rule, if `bytes` may before one of its pattern.
  public static func preceding(_ bytes: ByteSet, of matcher: CompiledRule.Matcher) -> ByteSet {
    guard case .pattern(let pattern, _) = matcher, isAskedFor(by: pattern) else { return bytes }
    return bytes.union(leads)
  }

  /// Whether a text begins at `offset` of `text`, whose edges are `edges`.
  public static func isAt(_ offset: Int, in text: [UInt8], edges: TextEdges) -> Bool {
    guard offset > 0, leads.contains(text[offset - 1]) else { return false }
    let floor = max(0, offset - reach)
    let newline = text[floor..<offset].lastIndex(of: UInt8(ascii: "\n"))
    let line = (newline.map { $0 + 1 } ?? floor)..<offset
    switch text[offset - 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      return Enclosure.opens(quoteAt: offset - 1, in: text, line: line)
    case UInt8(ascii: ">"), UInt8(ascii: "["):
      if Enclosure.opensElement(endingAt: offset - 1, in: text, line: line) {
        return true
      }
    default: break
    }
    guard newline != nil || floor == 0 && edges.contains(.startsLine) else { return false }
    var prefix = LinePrefix(text[line])
    return prefix.isWhole
  }

  /// Whether the pattern of a rule asks for the beginning of a line.
  static func isAskedFor(by pattern: String) -> Bool {
    pattern.contains("(?<![^\\n") || pattern.contains("(?<=\\n")
      || Enclosure.asks(pattern, for: UInt8(ascii: "^"))
  }
}
