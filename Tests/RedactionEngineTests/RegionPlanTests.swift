import RuleModel
import Testing

@testable import RedactionEngine

@Suite struct RegionPlanTests {
  private func regions(
    _ text: String,
    _ ranges: [Range<Int>],
    continuesLine: Bool = false
  ) -> [Range<Int>] {
    let bytes = Array(text.utf8)
    var plan = RegionPlan(
      of: ranges.map { Redaction(range: $0, rule: 0, action: .remove) },
      in: bytes,
      to: bytes.count
    )
    var found: [Range<Int>] = []
    var position = 0
    while let region = plan.next(
      from: position,
      continuesLine: continuesLine && found.isEmpty
    ) {
      found.append(region.range)
      position = region.range.upperBound
    }
    return found
  }

  @Test func `a region is the line of a redaction`() {
    #expect(regions("one\ntwo\nthree", [5..<6]) == [4..<8])
    #expect(regions("one\ntwo\nthree", [0..<1, 2..<3, 9..<10]) == [0..<4, 8..<13])
    #expect(regions("one\ntwo", []) == [])
  }

  @Test func `a region ends behind a redaction across lines`() {
    #expect(regions("one\ntwo\nthree", [2..<5, 6..<7]) == [0..<5, 5..<8])
  }

  @Test func `a changed line goes on`() {
    #expect(regions("one\ntwo\n", [], continuesLine: true) == [0..<4])
  }
}
