internal import PatternSyntax
internal import RuleModel

/// Boundaries for tokens that know how programs print them: behind escapes, colours, other tokens.
///
/// `\b` would miss a token behind `\n` of an escaped text or `%20` of a URL, where the byte before is
/// a letter or digit that belongs to the escape.
struct TokenBoundaries {
  /// What stands before the pattern, empty if nothing has to.
  private let start: String
  /// What stands behind the pattern, empty if nothing has to.
  private let end: String

  /// Boundaries where the secret of a pattern touches the pattern's edge.
  init(_ analysis: PatternAnalysis) {
    let isWord = analysis.secretStartsMatch && Self.isTokenAlphabet(analysis.firstBytes)
    start = isWord ? Self.before : ""
    end = analysis.secretEndsMatch ? Self.after(analysis) : ""
  }

  /// Whether the pattern needs none.
  var isEmpty: Bool {
    start.isEmpty && end.isEmpty
  }

  /// No letter or digit before, unless it ends an escape or a colour.
  static let before =
    #"(?:(?<![A-Za-z0-9])|(?<=\\[abefnrtv0])|(?<=%[0-9A-Fa-f]{2})|(?<=\\u[0-9A-Fa-f]{4})"#
    + #"|(?<=\\x[0-9A-Fa-f]{2})|(?<=\[m)|(?<=\[[0-9]m)|(?<=\[[0-9]{2}m)|(?<=\[[0-9];[0-9]m)"#
    + #"|(?<=\[[0-9];[0-9]{2}m)|(?<=\[[0-9]{2};[0-9]m))"#

  /// The most literals that a boundary names as what may follow glued to a token.
  private static let maximumNeighbours = 12

  private static let foreign = ByteSet(" \"'\\").union(ByteSet(0x80...0xFF))

  /// Whether a class is one that tokens are made of; one that takes blanks, quotes or bytes outside
  /// ASCII ends where its own rule says.
  private static func isTokenAlphabet(_ set: ByteSet) -> Bool {
    !set.intersection(.alphanumerics).isEmpty && set.intersection(foreign).isEmpty
  }

  /// `pattern` with the boundaries it needs.
  func added(to pattern: String) -> String {
    isEmpty ? pattern : "\(start)(?:\(pattern))\(end)"
  }

  /// No letter, no digit and no byte of the token's last class behind it, unless a token of the same
  /// kind begins there.
  private static func after(_ analysis: PatternAnalysis) -> String {
    guard isTokenAlphabet(analysis.lastBytes) else { return "" }
    let excluded = ByteSet.alphanumerics.union(analysis.lastBytes)
    let fence = "(?!\(characterClass(excluded)))"
    let neighbours = neighbours(analysis)
    return neighbours.isEmpty ? fence : "(?:\(fence)|(?=\(neighbours.joined(separator: "|"))))"
  }

  /// The literals every token of this kind begins with.
  private static func neighbours(_ analysis: PatternAnalysis) -> [String] {
    guard let literals = analysis.requiredLiterals, literals.distance == 0...0,
      literals.strings.count <= maximumNeighbours,
      literals.strings.allSatisfy({ $0.count >= 4 })
    else { return [] }
    return literals.strings.map { "(?i:\(quoted($0)))" }
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    bytes.map(escaped).joined()
  }

  /// A class of exactly the bytes in `set`.
  static func characterClass(_ set: ByteSet) -> String {
    var parts: [String] = []
    var bytes = set.bytes[...]
    while let first = bytes.first {
      var last = first
      while bytes.dropFirst().first == last &+ 1, last < 255 {
        bytes = bytes.dropFirst()
        last += 1
      }
      bytes = bytes.dropFirst()
      parts.append(first == last ? escaped(first) : "\(escaped(first))-\(escaped(last))")
    }
    return "[\(parts.joined())]"
  }

  private static func escaped(_ byte: UInt8) -> String {
    guard !ByteSet.alphanumerics.contains(byte) else {
      return String(UnicodeScalar(byte))
    }
    return #"\x"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}
