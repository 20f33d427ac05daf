import RuleFiles
import Testing

@Suite struct SpellingTests {
  @Test(
    arguments: [
      ("examlpes", "examples"), ("example", "examples"), ("exmpls", "examples"),
      ("lable", "label"), ("labl", "label"), ("labels", "label"), ("kabel", "label"),
      ("ids", "id"), ("", nil), ("colour", nil), ("x", nil), ("id", "id"),
    ] as [(String, String?)]
  )
  func `the nearest word is the one with the fewest edits`(word: String, nearest: String?) {
    #expect(Spelling.nearest(word, in: ["examples", "label", "id"]) == nearest)
  }

  @Test func `of equals the first is nearest`() {
    #expect(Spelling.nearest("bat", in: ["cat", "hat"]) == "cat")
    #expect(Spelling.nearest("hot", in: ["cat", "hit", "hat"]) == "hit")
  }

  @Test func `nothing is near a very long word`() {
    let word = String(repeating: "a", count: 1_000_000)
    #expect(Spelling.nearest(word, in: [word]) == nil)
  }
}
