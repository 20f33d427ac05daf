import PCRE2
import Testing

@Suite struct PatternTests {
  private let scratch = MatchScratch()

  private func outcome(
    _ pattern: String,
    at offset: Int = 0,
    in text: String,
    window: Range<Int>? = nil,
    edges: WindowEdges = [.startsLine, .endsLine],
    options: Pattern.Options = []
  ) throws -> (MatchOutcome, Range<Int>?) {
    let bytes = Array(text.utf8)
    let compiled = try Pattern(pattern, options: options)
    let outcome = compiled.match(
      at: offset,
      in: bytes,
      window: window ?? 0..<bytes.count,
      edges: edges,
      scratch: scratch
    )
    return (
      outcome,
      outcome == .match ? scratch.range(ofGroup: 0, inWindowAt: window?.lowerBound ?? 0) : nil
    )
  }

  @Test(arguments: [Pattern.Options(), .interpreted])
  func matchesOnlyAtTheOffset(options: Pattern.Options) throws {
    #expect(try outcome("b+", at: 0, in: "abb", options: options) == (.none, nil))
    #expect(try outcome("b+", at: 1, in: "abb", options: options) == (.match, 1..<3))
  }

  @Test func seesNothingOutsideTheWindow() throws {
    #expect(try outcome("b+", at: 1, in: "abbbb", window: 1..<3) == (.match, 1..<3))
    #expect(try outcome("(?<!a)b", at: 1, in: "ab", window: 1..<2) == (.match, 1..<2))
    #expect(try outcome("(?<!a)b", at: 1, in: "ab") == (.none, nil))
  }

  @Test(arguments: [Pattern.Options(), .interpreted])
  func tellsWhenTheEndOfACutWindowWasInspected(options: Pattern.Options) throws {
    let cut: WindowEdges = [.startsLine, .endIsCut]
    #expect(try outcome("ab+", in: "abb", edges: cut, options: options).0 == .touchesEnd)
    #expect(try outcome("ab{2}", in: "abbc", edges: cut, options: options).0 == .match)
    #expect(try outcome("ab{2}(?!b)", in: "abb", edges: cut, options: options).0 == .touchesEnd)
    #expect(try outcome("ac", in: "abb", edges: cut, options: options).0 == .none)
  }

  @Test func anchorsDependOnTheEdges() throws {
    #expect(try outcome("^a$", in: "a").0 == .match)
    #expect(try outcome("^a$", in: "a", edges: .startsLine).0 == .none)
    #expect(try outcome("^a$", in: "a", edges: .endsLine).0 == .none)
  }

  @Test func countsStepsInsteadOfTime() throws {
    let text = String(repeating: "a", count: 60)
    #expect(try outcome("(?:a|aa)*(?:b|c)", in: text).0 == .limit)
  }

  @Test func matchesInEmptyText() throws {
    #expect(try outcome("", in: "").0 == .match)
    #expect(try outcome("a", in: "").0 == .none)
  }

  @Test func reportsMessageAndOffsetOfABrokenPattern() {
    #expect(throws: PatternError(offset: 3, message: "missing closing parenthesis")) {
      try Pattern("(ab")
    }
  }

  @Test func groupsThatTookNoPartHaveNoRange() throws {
    let bytes = Array("xb".utf8)
    let pattern = try Pattern("x(?:(a)|(b))")
    let outcome = pattern.match(
      at: 0,
      in: bytes,
      window: 0..<2,
      edges: [.startsLine, .endsLine],
      scratch: scratch
    )
    #expect(outcome == .match)
    #expect(scratch.range(ofGroup: 1, inWindowAt: 0) == nil)
    #expect(scratch.range(ofGroup: 2, inWindowAt: 0) == 1..<2)
    #expect(pattern.groupCount == 2)
  }
}
