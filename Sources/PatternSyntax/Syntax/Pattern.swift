/// A parsed pattern: its tree and its capture groups, numbered as PCRE2 numbers them.
public struct Pattern: Sendable, Hashable {
  /// The tree.
  public let root: PatternNode
  /// How many capture groups there are.
  public let groupCount: Int
  /// The numbers of each named group in ascending order; several under `(?J)`.
  public let groupNumbers: [String: [Int]]

  /// Parses `text`, which is PCRE2's syntax over bytes (no UTF, no extra compile options).
  ///
  /// Throws what PCRE2 10.42 refuses, what this project does not support, and what different
  /// versions of PCRE2 read differently.
  public init(parsing text: String) throws(PatternError) {
    var parser = PatternParser(text)
    root = try parser.parsed()
    groupCount = parser.groupCount
    groupNumbers = parser.numbersOfName
  }
}
