import LiteralScan
import Testing

@Suite struct OccurrenceTests {
  @Test func ordersByOffsetThenLiteral() {
    let sorted = [(2, 0), (1, 5), (1, 2)].map { Occurrence(offset: $0.0, literal: $0.1) }.sorted()
    #expect(sorted.map(\.offset) == [1, 1, 2])
    #expect(sorted.map(\.literal) == [2, 5, 0])
  }
}
