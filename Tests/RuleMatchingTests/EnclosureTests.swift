import Testing

@testable import RuleMatching

@Suite struct EnclosureTests {
  /// A line, with marks where a match begins and where what encloses it ends; one mark where nothing does.
  @Test(arguments: [
    #"{"msg":"¦user: ana ruiz¦","a":1}"#,
    #"{\"msg\":\"¦user: ana ruiz¦\",\"a\":1}"#,
    #"{"msg":"¦user: \"ana\" ruiz¦"}"#,
    #"{"msg":"¦user: ana¦\n"}"#,
    "<m>¦password: a b¦</m> x",
    "<m>¦password: <b>a</b> b¦</m> x",
    "<![CDATA[¦password: a b¦]]></x>",
    #"echo '¦password: a'\''b c¦' > file"#,
    "x ¦user: it's ana",
    #""a" ¦user: ana "b" c"#,
    "<br/>¦user: ana</m>",
    #"say "hello, ¦user: ana ruiz"#,
  ])
  func `what encloses a match ends it`(marked: String) {
    let parts = marked.split(separator: "¦", omittingEmptySubsequences: false)
    let text = Array(parts.joined().utf8)
    let start = parts[0].utf8.count
    let enclosure = Enclosure(around: start, in: text, line: 0..<text.count, escapedQuotes: [])
    let end = enclosure?.end(from: start, in: text, before: text.count)
    let inside = parts.count > 2 ? start + parts[1].utf8.count : nil
    #expect(end == inside)
  }

  @Test func `a match that begins before its line stands in nothing`() {
    let text = Array("x\n\"a\"".utf8)
    let enclosure = Enclosure(around: 1, in: text, line: 2..<5, escapedQuotes: [])
    #expect(enclosure.map { _ in true } == nil)
  }
}
