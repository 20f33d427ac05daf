import Testing

@testable import RuleMatching

@Suite struct InnerBeginningTests {
  /// The sign stands where a text begins.
  @Test(arguments: [
    #"{"msg":"¦cat: a.csv: x"}"#,
    #"x = '¦cat: a.csv'"#,
    "<message>¦cat: a</message>",
    "<![CDATA[¦cat: a]]>",
    "> ¦cat: a",
    "+¦cat: a",
    "  12 | ¦cat: a",
    "    ¦cat: a",
    "web-1  | ¦cat: a",
    "2026-03-14T09:02:10.123Z ¦cat: a",
    "2026-03-14T09:02:10.123Z ERROR [worker-3] app.db - ¦cat: a",
    "2026-03-14T09:02:10.123456789Z stderr F ¦cat: a",
    "2026-03-14 09:02:10,123 WARNING shop.api: ¦cat: a",
    "E0314 09:02:10.123456    7 job.go:12] ¦cat: a",
    "Mar 14 09:02:10 web-1 app[812]: ¦cat: a",
    "<11>1 2026-03-14T09:02:10Z web-1 app 812 - - ¦cat: a",
    "[2026-03-14 09:02:10] production.ERROR: ¦cat: a",
    "09:02:10.123 [main] ERROR c.e.Job -- ¦cat: a",
    "ERROR ¦cat: a",
    "x\n# ¦cat: a",
  ])
  func `a text begins behind what encloses it or stands before it`(marked: String) {
    #expect(Self.isBeginning(marked))
  }

  @Test(arguments: [
    #"{"msg":"a ¦cat: a"}"#,
    #""a"¦cat: a"#,
    "it'¦s: a",
    "a > ¦cat: a",
    "</b>¦cat: a",
    "<br/>¦cat: a",
    "the ¦cat: a",
    "12 ¦cat: a",
    "Mar 14 ¦cat: a",
    "2026-03-14T09:02:10Z the black ¦cat: a",
    "2026-03-14T09:02:10Z one two three: ¦cat: a",
    "error ¦cat: a",
    "name: ¦cat: a",
    "key=¦cat: a",
  ])
  func `elsewhere none begins`(marked: String) {
    #expect(!Self.isBeginning(marked))
  }

  @Test func `a line that begins before the text has no prefix`() {
    let text = Array("> cat: a".utf8)
    #expect(InnerBeginning.isAt(2, in: text, edges: .whole))
    #expect(!InnerBeginning.isAt(2, in: text, edges: .endsText))
  }

  private static func isBeginning(_ marked: String) -> Bool {
    let parts = marked.split(separator: "¦", omittingEmptySubsequences: false)
    return InnerBeginning.isAt(
      parts[0].utf8.count,
      in: Array(parts.joined().utf8),
      edges: .whole
    )
  }
}
