import RuleModel
import Testing

@Suite struct LineAnchorsTests {
  static let patterns: [(String, LineAnchors)] = [
    ("a$", .end), (#"a\$"#, []), ("[$]a", []), (#"(?=\s|$)"#, .end), ("^a", .start), ("[^a]b", []),
    (#"\^a"#, []), (#"(?<![^\n])a"#, .start), (#"(?<=\n)a$"#, [.start, .end]), ("(?<!a)b", []),
  ]

  @Test(arguments: patterns)
  func `the ends of a line that a pattern asks for are known`(pattern: String, ends: LineAnchors) {
    #expect(LineAnchors(of: pattern) == ends)
  }

  @Test func `a block asks for none`() {
    #expect(LineAnchors(of: .block(open: "^a", body: "b$", close: nil)) == [])
  }
}
