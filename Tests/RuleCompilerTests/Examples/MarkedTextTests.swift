import RuleCompiler
import Testing

@Suite struct MarkedTextTests {
  @Test func `marks are taken out, and what they mark is known by bytes`() throws {
    let marked = try #require(MarkedText("é⟦ab⟧ ⟪密⟫⟦c⟧"))
    #expect(marked.bytes == Array("éab 密c".utf8))
    #expect(marked.secrets == [2..<4, 8..<9])
    #expect(marked.kept == [5..<8])
  }

  @Test func `what has to stay may be inside what has to be found`() throws {
    let marked = try #require(MarkedText("⟦a⟪b⟫c⟧"))
    #expect(marked.secrets == [0..<3] && marked.kept == [1..<2])
  }

  @Test func `text without marks is itself`() {
    #expect(MarkedText("a\r\n")?.bytes == Array("a\r\n".utf8))
    #expect(MarkedText("")?.secrets == [])
  }

  @Test(arguments: ["⟦", "⟧", "⟦⟦a⟧⟧", "⟦a", "a⟧", "⟪", "⟫", "⟪a⟪", "⟦a⟫"])
  func `marks come in pairs`(text: String) {
    #expect(MarkedText(text) == nil)
  }
}
