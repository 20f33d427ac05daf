import RuleModel
import Testing

@Suite struct DiagnosticTests {
  @Test func `a long line is shown around the caret`() {
    let line = String(repeating: "a", count: 1000) + "X" + String(repeating: "b", count: 1000)
    var index = SourceIndex()
    index.add(path: "f", text: line)
    let place = SourceLocation(file: "f", line: 1, column: 1001)
    let shown = index.rendered(Diagnostic(at: place, "no"))
    let excerpt = String(repeating: "a", count: 100) + "X" + String(repeating: "b", count: 99)
    let margin = String(repeating: " ", count: 100)
    #expect(shown == "f:1:1001: error: no\n\(excerpt)\n\(margin)^")
  }

  @Test func `what would drive a terminal is spelled, and the caret stands where it stood`() {
    var index = SourceIndex()
    index.add(path: "f\u{1B}", text: "\ta\u{1B}[31mb\u{9B}\u{202E}é c")
    let place = SourceLocation(file: "f\u{1B}", line: 1, column: 11)
    #expect(
      index.rendered(Diagnostic(at: place, "no 'x\u{7F}\r\ny'")) == #"""
        f\u{1B}:1:11: error: no 'x\u{7F}\r\ny'
        \#ta\u{1B}[31mb\u{009B}\u{202E}é c
        \#t                            ^
        """#
    )
    #expect(index.rendered(Diagnostic(at: nil, "no \u{1B}c")) == "error: no \\u{1B}c")
  }

  @Test func `the caret stands under the column, tabs kept`() {
    var index = SourceIndex()
    index.add(path: "f", text: "x\n\tab")
    let place = SourceLocation(file: "f", line: 2, column: 3)
    #expect(index.rendered(Diagnostic(at: place, "no")) == "f:2:3: error: no\n\tab\n\t ^")
  }
}
