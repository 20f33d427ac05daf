import RuleModel
import Testing

@testable import RedactionEngine

@Suite struct RedactionTests {
  private func redaction(_ range: Range<Int>, rule: Int = 0) -> Redaction {
    Redaction(range: range, rule: rule, action: .remove)
  }

  @Test func `overlapping redactions become one, neighbours stay two`() {
    let joined = Redaction.joined([
      redaction(6..<8, rule: 2), redaction(0..<3), redaction(3..<6, rule: 1),
      redaction(5..<7, rule: 3),
    ])
    #expect(joined.map(\.range) == [0..<3, 3..<8])
    #expect(joined.map(\.rule) == [0, 1])
  }

  @Test func `the strictest, then the longest, then the first rule names a place`() {
    var pseudonym = redaction(0..<9, rule: 0)
    pseudonym.action = .pseudonym
    let joined = Redaction.joined([
      pseudonym, redaction(0..<2, rule: 3), redaction(0..<4, rule: 2), redaction(0..<4, rule: 1),
    ])
    #expect(joined.map(\.range) == [0..<9])
    #expect(joined.map(\.rule) == [1])
  }

  @Test func `the digest of a part goes`() {
    var first = redaction(0..<4)
    first.digest = 7
    #expect(Redaction.joined([first, redaction(0..<4, rule: 1)]).map(\.digest) == [7])
    #expect(Redaction.joined([first, redaction(2..<6)]).map(\.digest) == [nil])
  }

  @Test func `what goes on from an earlier text needs no placeholder`() {
    var going = redaction(0..<2, rule: 1)
    going.isContinuation = true
    #expect(Redaction.joined([redaction(0..<5), going]).map(\.isContinuation) == [true])
  }

  @Test func `placeholders are spared`() {
    func spared(_ placeholders: [Range<Int>], in redactions: Redaction...) -> [Range<Int>] {
      Redaction.sparing(placeholders, in: redactions).map(\.range)
    }
    #expect(spared([], in: redaction(0..<9)) == [0..<9])
    #expect(spared([2..<4, 9..<12], in: redaction(0..<9)) == [0..<2, 4..<9])
    #expect(spared([0..<6], in: redaction(2..<4)) == [])
    #expect(
      spared([0..<1, 3..<6, 8..<9], in: redaction(1..<2), redaction(4..<8), redaction(9..<10))
        == [1..<2, 6..<8, 9..<10]
    )
    #expect(spared([3..<6], in: redaction(2..<4), redaction(5..<7)) == [2..<3, 6..<7])
    var going = redaction(0..<9)
    going.isContinuation = true
    #expect(
      Redaction.sparing([3..<5], in: [going]).map(\.isContinuation) == [true, false]
    )
  }
}
