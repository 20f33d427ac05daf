internal import RuleMatching
internal import RuleModel

/// What stands around a piece of text: boundaries of words and visible cuts.
struct Surroundings {
  private let range: Range<Int>
  private let text: [UInt8]
  private let edges: TextEdges

  private static let wordBytes = ByteSet.alphanumerics.union(ByteSet("_"))
  private static let hexadecimal = ByteSet("0123456789abcdefABCDEF")
  private static let cutsBehind = [
    "...", "…", "\\u2026", "&hellip;", "[truncated", "(truncated", "<truncated", "[…", "[...",
    "\"", "'", "`", "”", "’", "»", "\\\"", "\\'", "\\\\\"", "&quot;", "@", "\n", "\r\n",
  ].map { Array($0.utf8) }
  private static let cutsBefore = [
    "...", "…", "\\u2026", "&hellip;", "truncated]", "truncated)", "truncated>", "…]", "...]",
    "\"", "'", "`", "“", "‘", "«", "&quot;", "@", "\n",
  ].map { Array($0.utf8) }

  /// The surroundings of `range` in `text`.
  init(of range: Range<Int>, in text: [UInt8], edges: TextEdges) {
    self.range = range
    self.text = text
    self.edges = edges
  }

  /// Whether no word goes on in front; the letters of an escape are none.
  var hasBoundaryBefore: Bool {
    guard let before = text[..<range.lowerBound].last, Self.wordBytes.contains(before) else {
      return true
    }
    let start = text[..<range.lowerBound].suffix(12)
    if let sign = start.lastIndex(of: UInt8(ascii: "%")) {
      return start.endIndex - sign == 3
        && start[(sign + 1)...].allSatisfy(Self.hexadecimal.contains)
    }
    guard let sign = start.lastIndex(of: UInt8(ascii: "\\")) else {
      return isColourCode(start)
    }
    switch start[(sign + 1)...].count {
    case 1: return "ntrbfv0".utf8.contains(before)
    case 3: return start[sign + 1] == UInt8(ascii: "x")
    case 5: return start[sign + 1] == UInt8(ascii: "u")
    default: return isColourCode(start)
    }
  }

  /// Whether `start` ends an ANSI colour, raw or escaped.
  private func isColourCode(_ start: ArraySlice<UInt8>) -> Bool {
    guard start.last == UInt8(ascii: "m"),
      let bracket = start.lastIndex(of: UInt8(ascii: "[")), bracket > start.startIndex
    else { return false }
    let codes = start[(bracket + 1)...].dropLast()
    return codes.allSatisfy { "0123456789;".utf8.contains($0) }
      && (start[bracket - 1] == 0x1B || "be".utf8.contains(start[bracket - 1] | 0x20))
  }

  /// Whether no word goes on behind.
  var hasBoundaryBehind: Bool {
    guard range.upperBound < text.count else { return true }
    return !Self.wordBytes.contains(text[range.upperBound])
  }

  /// Whether the text is visibly cut behind.
  var hasCutBehind: Bool {
    let rest = text[range.upperBound...]
    return rest.isEmpty ? edges.contains(.endsText) : Self.cutsBehind.contains(where: rest.starts)
  }

  /// Whether the text is visibly cut in front.
  var hasCutBefore: Bool {
    let start = text[..<range.lowerBound]
    return start.isEmpty
      ? edges.contains(.startsLine)
      : Self.cutsBefore.contains { start.suffix($0.count).elementsEqual($0) }
  }
}
