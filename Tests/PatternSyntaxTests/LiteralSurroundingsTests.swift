import PatternSyntax
import RuleModel
import Testing

@Suite struct LiteralSurroundingsTests {
  struct Row: CustomTestStringConvertible {
    var pattern: String
    var lead: ByteSet
    var following: [String: ByteSet]
    var testDescription: String { pattern }

    init(_ pattern: String, lead: ByteSet = ByteSet(), _ following: [String: ByteSet]) {
      self.pattern = pattern
      self.lead = lead
      self.following = following
    }
  }

  private static let blanks = ByteSet(" \t\n\r\u{0B}\u{0C}")
  private static let lower = ByteSet("abcdefghijklmnopqrstuvwxyz")
  private static let digits = ByteSet("0123456789")
  private static let word = ByteSet.alphanumerics.union(ByteSet("_"))

  @Test(arguments: [
    Row(#"(?:net|smbclient)\s+use"#, ["net": blanks, "smbclient": blanks]),
    Row("(?i)net(?:use)?;", ["net;": .all, "netuse;": .all]),
    Row("xox[bap]?-[0-9]", ["xox-": digits, "xoxa-": digits, "xoxb-": digits, "xoxp-": digits]),
    Row("abcdefghijklmnopqrst", ["abcdefghijklmnop": ByteSet("q")]),
    Row("(?i)abcdefghijklmnopqrst", ["abcdefghijklmnop": ByteSet("qQ")]),
    Row("token", ["token": .all]),
    Row("(?i)auth(?![a-z])", ["auth": lower.union(ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")).inverted]),
    Row("auth(?!or|[a-z])[a-z=]", ["auth": ByteSet("=")]),
    Row("auth(?!or)[a-z=]+", ["auth": lower.union(ByteSet("="))]),
    Row("auth(?=[:=])", ["auth": ByteSet(":=\n")]),
    Row("auth(?:(?=[:=])|(?!a))", ["auth": ByteSet("a").inverted]),
    Row("auth(?:(?=[:=]))?", ["auth": .all]),
    Row(#"auth\b"#, ["auth": word.inverted]),
    Row(#"(auth)\1"#, ["auth": .all]),
    Row("auth$", ["auth": .all]),
    Row("auth(?:[0-9]|-[a-z])*;", ["auth": digits.union(ByteSet("-;"))]),
    Row("auth(?>[0-9]{0,9})x", ["auth": digits.union(ByteSet("x"))]),
    Row(
      "[a-z][a-z0-9+.-]{1,20}://[^@ ]+@",
      lead: lower.union(digits).union(ByteSet("+.-")),
      ["://": ByteSet(" @").inverted]
    ),
    Row("(?:[a-z]{3}|[0-9]{1,4})@@.*", lead: lower.union(digits), ["@@": .all]),
    Row(
      "[a-m][n-w]{2}(?:x|[yz])~~",
      lead: ByteSet("abcdefghijklmnopqrstuvw"),
      ["x~~": .all, "y~~": .all, "z~~": .all]
    ),
    Row(
      "(?:[^=]{1,9}key|secret)=[a-z=]+",
      lead: ByteSet("=").inverted,
      ["key": ByteSet("="), "secret": ByteSet("=")]
    ),
    Row("[0-9]{8,10}:AA[a-z]{3}", lead: digits, [":aa": lower]),
  ])
  func followFromThePattern(_ row: Row) throws {
    let analysis = PatternAnalysis(of: try Pattern(parsing: row.pattern))
    let found = try #require(analysis.requiredLiterals)
    let following = found.literals.map {
      (String(decoding: $0.bytes, as: UTF8.self), $0.following)
    }
    #expect(Dictionary(following) { $1 } == row.following)
    #expect(found.lead == row.lead)
  }

  @Test func areUnknownForVastPatterns() throws {
    let pattern = try Pattern(parsing: "(?:[a-z]{1,9}[0-9]{1,9}){1,14}[;:]{2}[a-z]{20}?@@")
    let found = try #require(PatternAnalysis(of: pattern).requiredLiterals)
    #expect(found.literals.allSatisfy { $0.following == .all || $0.following.count < 256 })
  }
}
