import PatternSyntax
import RuleModel
import Testing

@Suite struct PrecedingBytesTests {
  struct Row: CustomTestStringConvertible {
    var pattern: String
    var bytes: ByteSet
    var testDescription: String { pattern }

    init(_ pattern: String, _ bytes: ByteSet) {
      self.pattern = pattern
      self.bytes = bytes
    }
  }

  private static let word = ByteSet.alphanumerics.union(ByteSet("_"))
  private static let escapes = #"(?:(?<![A-Za-z0-9])|(?<=\\[nrt])|(?<=%[0-9A-F]{2}))"#

  @Test(arguments: [
    Row("(?<![A-Za-z0-9])ghp_[a-z]+", ByteSet.alphanumerics.inverted),
    Row("(?<![A-Za-z0-9])(?<!=)x", ByteSet.alphanumerics.union(ByteSet("=")).inverted),
    Row("(?<=[=:])(?<![:])x", ByteSet("=")),
    Row(
      escapes + "(?<secret>sk-[a-z]+)",
      ByteSet.alphanumerics.inverted.union(ByteSet("nrt0123456789ABCDEF"))
    ),
    Row("(?:(?<=a)|(?<=bc)x|(?<=d|ef))y", ByteSet("acdf")),
    Row("(?<=ab|a)x", ByteSet("ab")),
    Row("(?i)(?<!x)(?<secret>a)", ByteSet("xX").inverted),
    Row("(?>(?<=a)(?<!b)|(?<=c))x", ByteSet("ac")),
    Row("(?:(?<=a)x)+", ByteSet("a")),
    Row("(?:(?<=a)x){0}(?<=b)y", ByteSet("b")),
    Row("(?=(?<=a)x)x", ByteSet("a")),
    Row("^x", ByteSet()),
    Row(#"\Ax"#, ByteSet()),
    Row("(?m)^x", ByteSet("\n")),
    Row("(?:^|[;,])x", .all),
    Row("(?:^|(?<=[;,]))x", ByteSet(";,")),
    Row(#"\bkey"#, word.inverted),
    Row(#"\b(?:-x|=)"#, word),
    Row(#"\b[-a]"#, .all),
    Row(#"\b"#, .all),
    Row(#"\b-?x"#, .all),
    Row(#"(?:\b|_)x"#, .all),
    Row(#"(?:\b|(?<=_))x"#, word.inverted.union(ByteSet("_"))),
    Row(#"\Bx"#, word),
    Row(#"\B-"#, word.inverted),
  ])
  func followFromLeadingAssertions(_ row: Row) throws {
    #expect(PatternAnalysis(of: try Pattern(parsing: row.pattern)).precedingBytes == row.bytes)
  }

  @Test(arguments: [
    "x", "x(?<=a)", "x?(?<=a)y", "(?:(?<=a))?x", "(?:(?<=a)|)x", "(?<!ab)x", "(?<!^)x", "(?<=)x",
    "(?!(?<=a))x", "(x)?(?(1)(?<=a)|y)", "$", "(?<![a-z]{3})x", "(?<!a$)x", "",
  ])
  func areAllWhereNothingIsCertain(_ pattern: String) throws {
    #expect(PatternAnalysis(of: try Pattern(parsing: pattern)).precedingBytes == .all)
  }
}
