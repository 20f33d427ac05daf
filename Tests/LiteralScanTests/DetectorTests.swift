@testable import LiteralScan
import RuleModel
import Testing

@Suite struct DetectorTests {
  /// A text and where the detector reports.
  struct Row: CustomTestStringConvertible {
    let text: String
    let offsets: [UInt32]
    var testDescription: String { "\(text.prefix(40).debugDescription) at \(offsets.prefix(4))" }
    init(_ text: String, _ offsets: UInt32...) {
      self.text = text
      self.offsets = offsets
    }
  }

  @Test(arguments: [
    Row("4111111111111111", 0),
    Row("card 4111 1111 1111 1111.", 5),
    Row("4111-1111-1111-1", 0),
    Row("123456789012"),
    Row("4111  1111 1111 1111"),
    Row("4111--111111111111"),
    Row("2015-10-18 18:01:47,978"),
    Row("2024-01-02 4111 1111 1111 1111", 0, 5, 8, 11),
    Row("a1 2 3 4 5 6 7 8 9 0 1 2 3", 1),
    Row("1234567890123 ", 0),
    Row("1117838570 2005.06.03"),
    Row("1117838570 4111 1111 1111 1111", 11),
    Row("123456 1234567", 0),
    Row("1234567 123456"),
    Row("411111111111 1111"),
    Row(String(repeating: "7", count: 1_000_000), 0),
  ])
  func reportsCards(row: Row) {
    for kernel in Kernel.available { expect(row, .cardDigits, kernel) }
  }

  @Test(arguments: [
    Row("127.0.0.1", 0),
    Row("from 10.251.42.84:50010", 5),
    Row("1.2.3"),
    Row("1.2.3.4.5", 0),
    Row("1.2.3."),
    Row("1234.1.1.1"),
    Row(".1.2.3.4"),
    Row("1..2.3.4"),
    Row("255.255.255.2559", 0),
    Row("a1.1.1.1b", 1),
  ])
  func reportsDottedQuads(row: Row) {
    for kernel in Kernel.available { expect(row, .dottedQuad, kernel) }
  }

  @Test(arguments: [
    Row("078-05-1120", 0),
    Row("ssn 219-09-9999.", 4),
    Row("219-09-99991", 0),
    Row("1219-09-9999"),
    Row("-219-09-9999"),
    Row("219-09-999"),
    Row("219-09 9999"),
    Row("2019-09-9999"),
    Row("219-009-9999"),
    Row("x219-09-9999-10-1111", 1),
  ])
  func reportsDashedNines(row: Row) {
    for kernel in Kernel.available { expect(row, .dashedNine, kernel) }
  }

  @Test(arguments: Kernel.available)
  func reportsAtEveryOffset(kernel: Kernel) {
    let shapes: [(text: String, detector: Detector)] = [
      ("4 1 1 1 1 1 1 1 1 1 1 1 1", .cardDigits), ("123.123.123.1", .dottedQuad),
      ("123-12-1234", .dashedNine),
    ]
    for (text, detector) in shapes {
      for offset in 0..<200 {
        let haystack = Array((String(repeating: "x", count: offset) + text).utf8)
        let scanner = LiteralScanner(LiteralList([]), detectors: [detector], kernel: kernel)
        let found = scanner.occurrences(in: haystack, range: 0..<haystack.count)
        #expect(
          found == [
            Occurrence(offset: UInt32(offset), literal: UInt16(scanner.literal(of: detector)))
          ],
          "offset \(offset)"
        )
      }
    }
  }

  @Test(arguments: Kernel.available, 1...30)
  func reportsWhatTheDefinitionSays(kernel: Kernel, seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let alphabet = Array(
      ["1 ", "12-", "123456789.", "1.", "11111111111 ", "1.- x", "11-", "1111111 "][seed % 8].utf8
    )
    let haystack = random.bytes(from: alphabet, count: Int.random(in: 0...6000, using: &random))
    let detectors = Set(Detector.allCases)
    let scanner = LiteralScanner(LiteralList([[0x31]]), detectors: detectors, kernel: kernel)
    let reference = ReferenceLiteralScan(LiteralList([[0x31]]), detectors: detectors)
    for lower in [0, haystack.count / 3] {
      expectSame(
        scanner.occurrences(in: haystack, range: lower..<haystack.count),
        reference.occurrences(in: haystack, range: lower..<haystack.count)
      )
    }
  }

  private func expect(_ row: Row, _ detector: Detector, _ kernel: Kernel) {
    let scanner = LiteralScanner(LiteralList([]), detectors: [detector], kernel: kernel)
    let haystack = Array(row.text.utf8)
    let found = scanner.occurrences(in: haystack, range: 0..<haystack.count)
    #expect(found.map(\.offset) == row.offsets, "\(kernel)")
  }
}
