import RuleMatching
import RuleModel
import Testing

@Suite struct RuleReferenceTests {
  private func secrets(_ rule: CompiledRule, in text: String) -> [Range<Int>] {
    RuleReference(rule).secrets(in: Array(text.utf8))
  }

  @Test func `findings are the union over every offset`() {
    #expect(secrets(.toy("ab?a"), in: "xabab aa") == [1..<4, 6..<8])
    #expect(secrets(.toy("aba"), in: "ababa") == [0..<5])
    #expect(secrets(.toy("ab"), in: "abab") == [0..<2, 2..<4])
    #expect(secrets(.toy("a"), in: "") == [])
  }

  @Test func `each line is a text of its own`() {
    let rule = CompiledRule.toy("^a+$", lookbehind: 1)
    #expect(secrets(rule, in: "aa\na\nab\n\na") == [0..<2, 3..<4, 9..<10])
    #expect(secrets(.toy("\n"), in: "\n\n") == [])
    #expect(secrets(.toy("\n", isMultiline: true), in: "a\n\n") == [1..<2, 2..<3])
  }

  @Test func `what cannot be finished goes to the end of its run`() {
    let rule = CompiledRule.toy("ab*", window: 4, isBounded: false, run: ByteSet("abc"))
    #expect(secrets(rule, in: "abbbbbcc d") == [0..<8])
    #expect(RuleReference(rule).findings(in: Array("-abbbbb".utf8)).map(\.offset) == [1])
  }

  @Test func `all of the window goes, whatever the run takes`() {
    let rule = CompiledRule.toy("a [^c]*", window: 4, isBounded: false, run: ByteSet("b"))
    #expect(secrets(rule, in: "a b bb c") == [0..<6])
    #expect(secrets(rule, in: "a bcde b") == [0..<3])
  }

  @Test(arguments: [
    (0, 0..<1), (1, 0..<1), (2, 2..<2), (3, 3..<5), (4, 3..<5),
  ])
  func `an LF belongs to the line it ends`(offset: Int, line: Range<Int>) {
    #expect(RuleReference.line(around: offset, in: Array("a\n\nbc".utf8)) == line)
  }

  @Test func `ranges that touch stay apart`() {
    #expect(RuleReference.joined([4..<6, 0..<2, 2..<3, 5..<9, 4..<5]) == [0..<2, 2..<3, 4..<9])
  }
}
