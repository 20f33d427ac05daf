import BuiltInRules
import RedactionEngine
import Testing

@Suite struct SplitTokenStreamTests {
  /// Each line ends inside of something that may be a token, also where a block of the stream ends.
  @Test func `a token that began on a written line keeps the next one waiting`() throws {
    let piece = Array("ghp_sk_live_xoxb-AKIAglpat-npm_eyJSG.hvs.sk-ant-AIza".utf8)
    var text: [UInt8] = []
    for index in 0..<200_000 {
      text.append(piece[index % piece.count])
      if index % 200 == 199 {
        text.append(UInt8(ascii: "\n"))
      }
    }
    let logs = try #require(BuiltInRules.policies["logs"])
    let redacted = Redactor(rules: BuiltInRules.rules, policy: logs).redact(text)
    #expect(redacted.bytes.last == UInt8(ascii: "\n"))
  }
}
