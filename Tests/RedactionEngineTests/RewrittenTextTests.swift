import RuleModel
import Testing

@testable import RedactionEngine

@Suite struct RewrittenTextTests {
  private let text = Array("ab SECRET cd TOKEN ef".utf8)

  private func rewritten(_ ranges: [Range<Int>], context: String = "") -> RewrittenText {
    RewrittenText(
      context: Array(context.utf8),
      text: text,
      region: 0..<text.count,
      redactions: ranges.map { Redaction(range: $0, rule: 0, action: .remove) },
      endsText: true
    ) { _ in "r0" }
  }

  @Test func `placeholders stand where bytes went`() {
    let rewritten = rewritten([3..<9, 13..<18], context: "> ")
    #expect(
      String(decoding: rewritten.bytes, as: UTF8.self) == "> ab [redacted:r0] cd [redacted:r0] ef"
    )
    #expect(rewritten.placeholderRanges == [5..<18, 22..<35])
  }

  @Test func `leads back to the bytes that were copied`() {
    let rewritten = rewritten([3..<9, 13..<18], context: "> ")
    #expect(rewritten.inputRanges(of: 0..<38) == [0..<3, 9..<13, 18..<21])
    #expect(rewritten.inputRanges(of: 3..<4) == [1..<2])
    #expect(rewritten.inputRanges(of: 0..<2) == [])
    #expect(rewritten.inputRanges(of: 6..<17) == [])
    #expect(rewritten.inputRanges(of: 17..<20) == [9..<11])
  }
}
