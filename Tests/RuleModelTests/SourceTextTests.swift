import RuleModel
import Testing

@Suite struct SourceTextTests {
  @Test func `places between anchors are counted in characters`() {
    let text = SourceText(
      "aé\nb",
      anchors: [
        SourceText.Anchor(offset: 0, location: place(1, 3)),
        SourceText.Anchor(offset: 4, location: place(2, 5)),
      ]
    )
    let places = [0, 1, 3, 4, 5].map { text.location(atByte: $0) }
    #expect(places == [place(1, 3), place(1, 4), place(1, 5), place(2, 5), place(2, 6)])
  }

  @Test(arguments: [
    (1, 1, "a:1:1: error: wrong\n\tx é\n^"), (1, 2, "a:1:2: error: wrong\n\tx é\n\t^"),
    (1, 5, "a:1:5: error: wrong\n\tx é\n\t   ^"), (2, 1, "a:2:1: error: wrong\n\n^"),
    (9, 1, "a:9:1: error: wrong"),
  ])
  func `a caret stands under the column`(line: Int, column: Int, rendered: String) {
    var index = SourceIndex()
    index.add(path: "a", text: "\tx é\n\nz")
    #expect(index.rendered(Diagnostic(at: place(line, column), "wrong")) == rendered)
  }

  @Test func `a mistake without a place or of a file that is not known is one line`() {
    let index = SourceIndex()
    #expect(index.rendered(Diagnostic(.warning, at: nil, "odd")) == "warning: odd")
    #expect(index.rendered(Diagnostic(at: place(1, 2), "odd")) == "a:1:2: error: odd")
  }

  private func place(_ line: Int, _ column: Int) -> RuleModel.SourceLocation {
    RuleModel.SourceLocation(file: "a", line: line, column: column)
  }
}
