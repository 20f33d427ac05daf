import RuleMatching
import RuleModel
import Testing

@Suite struct RuleMatcherTests {
  private let scratch = RuleScratch()

  /// The outcome at `offset`, and the secrets if there are any.
  private func outcome(
    _ rule: CompiledRule,
    at offset: Int,
    in text: String,
    edges: TextEdges = .whole,
    usesJIT: Bool = true
  ) -> (RuleMatcher.Outcome, [Range<Int>]) {
    let bytes = Array(text.utf8)
    let outcome = RuleMatcher(rule, usesJIT: usesJIT).outcome(
      at: offset,
      in: bytes,
      line: RuleReference.line(around: offset, in: bytes),
      edges: edges,
      scratch: scratch
    )
    return (outcome, outcome == .secrets ? scratch.secrets : [])
  }

  @Test func `a match begins at the offset and nowhere else`() {
    #expect(outcome(.toy("ab+"), at: 0, in: "xabb") == (.none, []))
    #expect(outcome(.toy("ab+"), at: 1, in: "xabb") == (.secrets, [1..<4]))
  }

  @Test func `the groups are the secret, those that took no part or nothing aside`() {
    let rule = CompiledRule.toy("a(b)?(c*)(d)", secretGroups: [1, 2, 3])
    #expect(outcome(rule, at: 0, in: "abccd") == (.secrets, [1..<2, 2..<4, 4..<5]))
    #expect(outcome(rule, at: 0, in: "ad") == (.secrets, [1..<2]))
    #expect(outcome(.toy("a(b)?", secretGroups: [1]), at: 0, in: "a") == (.none, []))
  }

  @Test func `lookbehind sees the line before the offset and no more than it asked for`() {
    let rule = CompiledRule.toy("(?<!x)b", lookbehind: 1)
    #expect(outcome(rule, at: 1, in: "xb").0 == .none)
    #expect(outcome(rule, at: 1, in: "ab").0 == .secrets)
    #expect(outcome(rule, at: 2, in: "x\nb").0 == .secrets)
    #expect(outcome(.toy("(?<!x)b"), at: 1, in: "xb").0 == .secrets)
    #expect(outcome(.toy("(?<!x\n)b", lookbehind: 2), at: 2, in: "x\nb").0 == .secrets)
    let multiline = CompiledRule.toy("(?<!x\n)b", lookbehind: 2, isMultiline: true)
    #expect(outcome(multiline, at: 2, in: "x\nb").0 == .none)
  }

  @Test(arguments: [true, false])
  func `a match crosses lines only where the rule says so`(usesJIT: Bool) {
    #expect(outcome(.toy(#"a\sb"#), at: 0, in: "a\nb", usesJIT: usesJIT).0 == .none)
    let multiline = CompiledRule.toy(#"a\sb"#, isMultiline: true)
    #expect(outcome(multiline, at: 0, in: "a\nb", usesJIT: usesJIT).0 == .secrets)
  }

  @Test func `anchors are the edges of the line`() {
    #expect(outcome(.toy("^a$", lookbehind: 1), at: 2, in: "x\na\ny").0 == .secrets)
    #expect(outcome(.toy("^a", lookbehind: 1), at: 1, in: "xa").0 == .none)
    #expect(outcome(.toy("^a"), at: 1, in: "xa").0 == .none)
    #expect(outcome(.toy("a$"), at: 0, in: "ax").0 == .none)
    #expect(outcome(.toy("^a", lookbehind: 1), at: 0, in: "a", edges: .endsText).0 == .none)
  }

  @Test(arguments: [true, false], [true, false])
  func `whether a line ends at a text's open edge is not known`(usesJIT: Bool, isBounded: Bool) {
    for pattern in ["a$", "(?m)a$", #"a\z"#, #"a\Z"#, #"a\b"#, "a(?!b)"] {
      let rule = CompiledRule.toy(pattern, window: 3, isBounded: isBounded)
      let open = outcome(rule, at: 0, in: "a", edges: .startsLine, usesJIT: usesJIT)
      #expect(open.0 == .needsMore, "\(pattern)")
      let line = outcome(rule, at: 0, in: "a\n", edges: .startsLine, usesJIT: usesJIT)
      #expect(line.0 == .secrets, "\(pattern)")
    }
  }

  @Test func `a line does not end where its window does`() {
    let rule = CompiledRule.toy("aaa$", window: 3, isBounded: false)
    #expect(outcome(rule, at: 0, in: "aaab").0 == .none)
    let multiline = CompiledRule.toy("(?m)aaa$", window: 3, isBounded: false, isMultiline: true)
    #expect(outcome(multiline, at: 0, in: "aaa\nb").0 == .unscannable)
  }

  @Test func `a window that is cut where no match can see is no matter`() {
    let rule = CompiledRule.toy("ab{2}", window: 3)
    #expect(outcome(rule, at: 0, in: "abbb") == (.secrets, [0..<3]))
    #expect(outcome(rule, at: 0, in: "abb", edges: .startsLine) == (.secrets, [0..<3]))
    #expect(outcome(rule, at: 0, in: "ab", edges: .startsLine).0 == .needsMore)
    #expect(outcome(rule, at: 0, in: "ac", edges: .startsLine).0 == .none)
  }

  @Test(arguments: [true, false])
  func `a match that wants more than the window is unscannable`(usesJIT: Bool) {
    let rule = CompiledRule.toy("ab*", window: 4, isBounded: false)
    #expect(outcome(rule, at: 0, in: "abbbbb", usesJIT: usesJIT).0 == .unscannable)
    #expect(outcome(rule, at: 0, in: "abbb\n", usesJIT: usesJIT) == (.secrets, [0..<4]))
    #expect(outcome(rule, at: 0, in: "abbcc", usesJIT: usesJIT) == (.secrets, [0..<3]))
  }

  @Test func `a full window at a text's open edge waits for the byte that tells the line's end`() {
    let rule = CompiledRule.toy("ab*", window: 4, isBounded: false)
    #expect(outcome(rule, at: 0, in: "abbb", edges: .startsLine).0 == .needsMore)
    #expect(outcome(rule, at: 0, in: "abbb") == (.secrets, [0..<4]))
    #expect(outcome(rule, at: 0, in: "abbbb", edges: .startsLine).0 == .unscannable)
  }

  @Test func `a limit that trips is unscannable`() {
    let scratch = RuleScratch(matchLimit: 100)
    let bytes = Array((String(repeating: "a", count: 40) + "cb").utf8)
    let outcome = RuleMatcher(.toy("(?:a|a)*b"), usesJIT: false).outcome(
      at: 0,
      in: bytes,
      line: 0..<bytes.count,
      edges: .whole,
      scratch: scratch
    )
    #expect(outcome == .unscannable)
  }

  @Test func `validators and exceptions judge each secret by itself`() {
    let rule = CompiledRule.toy(
      "([0-9]+),([0-9]+)",
      secretGroups: [1, 2],
      validators: ["luhn"],
      exceptions: ["5.*"]
    )
    let text = "4111111111111111,4111111111111112"
    #expect(outcome(rule, at: 0, in: text) == (.secrets, [0..<16]))
    #expect(outcome(rule, at: 0, in: "5555555555554444,4111111111111111").1 == [17..<33])
    #expect(outcome(rule, at: 0, in: "5555555555554444,1").0 == .none)
  }

  @Test func `an exception matches the whole secret and sees nothing around it`() {
    let rule = CompiledRule.toy("<([a-z]+)>", secretGroups: [1], exceptions: ["(?<!<)a|^b+$"])
    #expect(outcome(rule, at: 0, in: "<a>").0 == .none)
    #expect(outcome(rule, at: 0, in: "<ab>").0 == .secrets)
    #expect(outcome(rule, at: 0, in: "<bb>").0 == .none)
  }
}
