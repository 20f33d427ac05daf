internal import RuleModel

/// The head of a token whose rest was cut off where one can see it: at the text's end or before a
/// sign of omission.
///
/// A token's beginning tells what it is, and eight random bytes behind it are worth hiding though no rule
/// would take so few of them for a token. Whether a head may become a token, the rule's pattern says.
enum TokenHead {
  /// Bytes behind a beginning that are worth hiding.
  private static let shortestBody = 8
  /// From this length on a beginning is no word.
  private static let tellingLength = 5
  private static let signs = [
    "…", "[…", "[...", "[truncated", "<truncated", " [truncated", "(truncated",
  ]
  .map { Array($0.utf8) }
  private static let dots = 3

  /// Where the head ends that begins at `start`, has a beginning of `length` bytes and whose last
  /// token byte is before `end`, which may be that of the text; nil if nothing shows that it was cut, or it may be a word.
  static func end(
    from start: Int,
    literal length: Int,
    to end: Int,
    in text: [UInt8],
    isAtEnd: Bool
  ) -> Int? {
    var last = end
    while last > start, text[last - 1] == UInt8(ascii: ".") {
      last -= 1
    }
    let isCut =
      end - last >= dots || isAtEnd
      || signs.contains { text.stands($0, at: end, before: text.count) }
    let body = start + length
    guard isCut, last - body >= shortestBody, tells(text[start..<body]) else { return nil }
    let needed = length >= tellingLength ? 1 : 2
    return NextPart.turns(in: text[body..<last], most: needed) == needed ? last : nil
  }

  /// Whether a beginning is that of one kind of token and no word, operator or scheme.
  private static func tells(_ beginning: ArraySlice<UInt8>) -> Bool {
    let isWord = beginning.allSatisfy {
      $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    let isClosed = beginning.last == UInt8(ascii: "_") || beginning.last == UInt8(ascii: "-")
    return isWord && (beginning.count > 3 || beginning.count == 3 && isClosed)
  }
}
