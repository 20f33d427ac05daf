import RuleModel
import Testing

@testable import RedactionEngine

@Suite struct PlaceholderReaderTests {
  private let reader = PlaceholderReader(rules: RuleSet([ToyRule("a1"), ToyRule("b1")]).rules)

  private func read(_ text: String) -> Int? {
    reader.placeholder(at: 0, in: Array(text.utf8))?.upperBound
  }

  @Test(arguments: [
    ("[redacted:r0]", 13), ("[redacted:r0] more", 13), ("[redacted:r1:0123abcd]x", 22),
    ("[redacted:unscannable]", 22), ("[redacted:known-secret]", 23), ("redacted-r0", 11),
    ("redacted-r0-0123abcd", 20), ("redacted-r0-0123abcx", 11), ("redacted-r0-", 11),
  ])
  func `reads whole placeholders of the set`(text: String, end: Int) {
    #expect(read(text) == end)
  }

  @Test(arguments: [
    "[redacted:r2]", "[redacted:r0", "[redacted:]", "[redacted:r0:]", "[redacted:r0:0123ABCD]",
    "[redacted:r0:0123abcd:]", "[Redacted:r0]", "[redacted: r0]", "redacted-", "redacted-x",
    "[redacted:r0\n]",
  ])
  func `reads nothing else`(text: String) {
    #expect(read(text) == nil)
  }
}
