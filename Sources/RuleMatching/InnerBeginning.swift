internal import LiteralScan
public import RuleModel

/// Where a text begins inside of a line: behind what encloses it, or what programs write before it.
///
/// A rule that asks for the beginning of a line is tried there, too, as if the line began: a message is the
/// same in a string of JSON, an element of XML and behind a time and a level.
public enum InnerBeginning {
  /// Bytes that may stand right before such a place.
  private static let leads = ByteSet((0...UInt8.max).filter(isLead))
  /// Bytes before the place that are looked at, at most: less than lookbehind sees.
  private static let reach = 200

  /// The bytes that may stand before a match of a rule, if `bytes` may before one of its pattern.
  public static func preceding(_ bytes: ByteSet, askedFor anchors: LineAnchors) -> ByteSet {
    anchors.contains(.start) ? bytes.union(leads) : bytes
  }

  /// Whether a text begins at `offset` of `text`, whose edges are `edges`.
  public static func isAt(_ offset: Int, in text: [UInt8], edges: TextEdges) -> Bool {
    guard offset > 0, isLead(text[offset - 1]) else { return false }
    let floor = max(0, offset - reach)
    let newline = ByteSearch.lastIndex(of: UInt8(ascii: "\n"), in: text, floor..<offset)
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

  /// A switch and no set, which is made on first use and so asked for at each: every candidate asks.
  private static func isLead(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: " "), UInt8(ascii: "\t"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
