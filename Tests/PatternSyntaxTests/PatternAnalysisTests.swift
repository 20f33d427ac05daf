import PatternSyntax
import RuleModel
import Testing

@Suite struct PatternAnalysisTests {
  struct Bounds: CustomTestStringConvertible {
    var pattern: String
    var length: (Int, Int?)
    var before: Int
    var after: Int?
    var testDescription: String { pattern }

    init(_ pattern: String, _ length: (Int, Int?), before: Int, after: Int?) {
      self.pattern = pattern
      self.length = length
      self.before = before
      self.after = after
    }
  }

  @Test(arguments: [
    Bounds("abc", (3, 3), before: 0, after: 3),
    Bounds("a{2,5}b?", (2, 6), before: 0, after: 6),
    Bounds("a+", (1, nil), before: 0, after: nil),
    Bounds("a{3,}", (3, nil), before: 0, after: nil),
    Bounds("(?:ab|c)(?:d|)", (1, 3), before: 0, after: 3),
    Bounds("(?:ab){0}c", (1, 1), before: 0, after: 1),
    Bounds("(?:a{0}){3}", (0, 0), before: 0, after: 0),
    Bounds("()*a", (1, 1), before: 0, after: 1),
    Bounds(#"\R"#, (1, 2), before: 0, after: 2),
    Bounds("é", (2, 2), before: 0, after: 2),
    Bounds(#"(a)\1"#, (1, nil), before: 0, after: nil),
    Bounds("(a)(?(1)bc|d)", (2, 3), before: 0, after: 3),
    Bounds(#"\ba"#, (1, 1), before: 1, after: 1),
    Bounds(#"a\b"#, (1, 1), before: 0, after: 2),
    Bounds("^a$", (1, 1), before: 1, after: 3),
    Bounds("(?m)^a$", (1, 1), before: 1, after: 2),
    Bounds(#"\Aa\z"#, (1, 1), before: 1, after: 2),
    Bounds("(?<![a-z]{3})a", (1, 1), before: 3, after: 1),
    Bounds("a(?<=xyza)b", (2, 2), before: 3, after: 2),
    Bounds("a{0,5}(?<=xy)b", (1, 6), before: 2, after: 6),
    Bounds("a?(?<=xyz|x)b", (1, 2), before: 3, after: 2),
    Bounds(#"(?<=\bxy)a"#, (1, 1), before: 3, after: 1),
    Bounds("(?<=x(?<=yz))a", (1, 1), before: 2, after: 1),
    Bounds("(?<=x(?=abcd))a", (1, 1), before: 1, after: 4),
    Bounds("a(?=bcd)", (1, 1), before: 0, after: 4),
    Bounds("a{1,3}(?!b{2,4})", (1, 3), before: 0, after: 7),
    Bounds("a(?=b.*c)", (1, 1), before: 0, after: nil),
    Bounds("(?=a+)b", (1, 1), before: 0, after: nil),
    Bounds("(?:a(?=bcdef)){2}", (2, 2), before: 0, after: 7),
    Bounds("(?:(?<=xyz)a)+", (1, nil), before: 3, after: nil),
    Bounds("(?:(?:a{65535}){65535}){65535}", (1 << 40, nil), before: 0, after: nil),
  ])
  func boundsTheBytesLookedAt(_ row: Bounds) throws {
    let analysis = PatternAnalysis(of: try Pattern(parsing: row.pattern))
    #expect(analysis.minimumLength == row.length.0)
    #expect(analysis.maximumLength == row.length.1)
    #expect(analysis.lookbehind == row.before)
    #expect(analysis.reachAfter == row.after)
  }

  struct Edges: CustomTestStringConvertible {
    var pattern: String
    var first: ByteSet
    var last: ByteSet
    var isOpen: Bool
    var testDescription: String { pattern }

    init(_ pattern: String, _ first: ByteSet, _ last: ByteSet, isOpen: Bool = false) {
      self.pattern = pattern
      self.first = first
      self.last = last
      self.isOpen = isOpen
    }
  }

  @Test(arguments: [
    Edges("abc", ByteSet("a"), ByteSet("c")),
    Edges("a?b", ByteSet("ab"), ByteSet("b")),
    Edges("ab*", ByteSet("a"), ByteSet("ab"), isOpen: true),
    Edges("ab{3,9}", ByteSet("a"), ByteSet("b")),
    Edges("ab{3,}", ByteSet("a"), ByteSet("b"), isOpen: true),
    Edges("ab+c", ByteSet("a"), ByteSet("c")),
    Edges("ab+c?", ByteSet("a"), ByteSet("bc"), isOpen: true),
    Edges("(?:ab)+", ByteSet("a"), ByteSet("b"), isOpen: true),
    Edges("(?:a|bc*)(?=d)", ByteSet("ab"), ByteSet("abc"), isOpen: true),
    Edges("(?<=x)[ab]{0}c$", ByteSet("c"), ByteSet("c")),
    Edges("(?i)k=", ByteSet("kK"), ByteSet("=")),
    Edges("a*", .all, .all, isOpen: true),
    Edges("(?=a)", .all, .all),
    Edges(#"(a)\1"#, ByteSet("a"), .all, isOpen: true),
  ])
  func knowsTheEdges(_ row: Edges) throws {
    let analysis = PatternAnalysis(of: try Pattern(parsing: row.pattern))
    #expect(analysis.firstBytes == row.first)
    #expect(analysis.lastBytes == row.last)
    #expect(analysis.tailIsUnbounded == row.isOpen)
  }

  struct Secret: CustomTestStringConvertible {
    var pattern: String
    var starts: [Bool]
    var ends: [Bool]
    var alphabet: String
    var testDescription: String { pattern }

    init(_ pattern: String, starts: [Bool], ends: [Bool], _ alphabet: String) {
      self.pattern = pattern
      self.starts = starts
      self.ends = ends
      self.alphabet = alphabet
    }
  }

  @Test(arguments: [
    Secret("(?<secret>ab+)", starts: [true], ends: [true], "ab"),
    Secret("(?<![a-z])(?<secret>ab)(?=;)", starts: [true], ends: [true], "ab"),
    Secret("k=(?<secret>ab)", starts: [false], ends: [true], "ab"),
    Secret("(?:k=)?(?<secret>ab)(?:;|)", starts: [false], ends: [false], "ab"),
    Secret("(?<secret>a)-(?<secret_2>b)", starts: [true, false], ends: [false, true], "ab"),
    Secret("(?<secret>a)|k(?<secret_2>b)", starts: [true, false], ends: [true, true], "ab"),
    Secret(
      "(?J)(?:(?<secret>a)|(?<secret>b));",
      starts: [true, true],
      ends: [false, false],
      "ab"
    ),
    Secret("(?:(?<secret>a),?)+", starts: [false], ends: [false], "a"),
    Secret("(?>(?<secret>(?<user>a)b))", starts: [true], ends: [true], "ab"),
    Secret("(?=(?<secret>a))", starts: [false], ends: [false], "a"),
    Secret("a(?<user>b)", starts: [], ends: [], "ab"),
  ])
  func knowsWhereSecretsStand(_ row: Secret) throws {
    let analysis = PatternAnalysis(of: try Pattern(parsing: row.pattern))
    #expect(analysis.secretGroups.map(\.startsMatch) == row.starts)
    #expect(analysis.secretGroups.map(\.endsMatch) == row.ends)
    #expect(analysis.secretAlphabet == ByteSet(row.alphabet))
    #expect(analysis.secretStartsMatch == !row.starts.contains(false))
    #expect(analysis.secretEndsMatch == !row.ends.contains(false))
  }

  @Test func describesASecretGroup() throws {
    let pattern = try Pattern(parsing: "(x)(?<secret_key>[ab]c*)d")
    let group = try #require(PatternAnalysis(of: pattern).secretGroups.first)
    #expect(group.number == 2)
    #expect(group.name == "secret_key")
    #expect(group.headBytes == ByteSet("ab"))
    #expect(group.tailBytes == ByteSet("abc"))
    #expect(group.alphabet == ByteSet("abc"))
  }
}
