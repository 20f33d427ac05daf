import JSONText
import RuleModel
import Testing

@Suite struct JSONRewriterTests {
  let text = Array(#"{"mail":"a\u0040b.test","n": 1.10,"n":12345678901234567890}"#.utf8)

  @Test func noEditChangesNothing() {
    #expect(JSONRewriter.rewritten(text, applying: []) == text)
  }

  @Test func replacesPartOfAStringAndTheWholeOfANumber() throws {
    let leaves = try JSONTokenizer.leaves(of: text)
    let mail = JSONString.decode(text.span, in: leaves[1].range)
    let edits = [
      JSONEdit(decoded: 1..<2, of: mail, with: Array(#"<">"#.utf8)),
      JSONEdit(replacing: leaves[5], with: Array("[redacted:id]".utf8)),
    ]
    let result = JSONRewriter.rewritten(text, applying: edits)
    #expect(result == Array(#"{"mail":"a<\">b.test","n": 1.10,"n":"[redacted:id]"}"#.utf8))
    #expect(JSONTokenizer.isValue(result))
  }

  @Test func appendsToWhatIsThere() {
    var output = Array("> ".utf8)
    let edit = JSONEdit(0..<1, replacement: [])
    JSONRewriter.rewrite(Array("xyz".utf8).span, applying: [edit], into: &output)
    #expect(output == Array("> yz".utf8))
  }

  @Test func reachesIntoJSONInsideAString() throws {
    let line = Array(#"{"v":"{\"n\":42,\"s\":\"x\\u0041y\"}"}"#.utf8)
    let outer = JSONString.decode(line.span, in: try JSONTokenizer.leaves(of: line)[1].range)
    let leaves = try JSONTokenizer.leaves(of: outer.bytes)
    let inner = JSONString.decode(outer.bytes.span, in: leaves[3].range)
    let letter = outer.rawRange(of: inner.rawRange(of: 1..<2))
    let edits = [
      JSONEdit(
        outer.rawRange(of: leaves[1].range),
        replacement: JSONString.quoted([0x23], nesting: 2)
      ),
      JSONEdit(letter, replacement: JSONString.escaped(Array(#"""#.utf8), nesting: 2)),
    ]
    let result = JSONRewriter.rewritten(line, applying: edits)
    #expect(result == Array(##"{"v":"{\"n\":\"#\",\"s\":\"x\\\"y\"}"}"##.utf8))
  }

  @Test func whatAnyEditNamesIsNeverWritten() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<5_000 {
      let bytes = Array(UInt8(0)..<UInt8(20))
      let edits = (0..<4).map { _ in
        let start = Int.random(in: -3...22, using: &random)
        return JSONEdit(start..<(start + Int.random(in: 0...6, using: &random)), replacement: [99])
      }
      let kept = bytes.filter { byte in !edits.contains { $0.range.contains(Int(byte)) } }
      let result = JSONRewriter.rewritten(bytes, applying: edits)
      #expect(result.filter { $0 != 99 } == kept)
      #expect(result.count == kept.count + edits.count)
    }
  }
}
