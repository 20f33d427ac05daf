import RedactionEngine
import SystemIO
import Testing

/// Promise 7: memory is flat and work linear.
@Suite struct BoundedTests {
  private static let redactor = Case(
    rules: [
      ToyRule("x[a-fx]{2,}").with { $0.run = "[a-fx]" },
      ToyRule(open: "begin", body: "[a-f]{1,64}", close: ";"),
      ToyRule("secret[0-9]+"),
    ],
    text: []
  ).redactor

  /// What feeding `count` times `piece` adds to the most memory the process has used.
  private func growth(feeding piece: String, count: Int, output: inout [UInt8]) -> Int {
    let piece = Array(piece.utf8)
    var stream = StreamingRedactor(Self.redactor)
    stream.write(piece[...], into: &output)
    let before = CurrentProcess.peakResidentBytes
    for _ in 1..<count {
      stream.write(piece[...], into: &output)
      output.removeAll(keepingCapacity: true)
    }
    stream.finish(into: &output)
    return CurrentProcess.peakResidentBytes - before
  }

  /// Other tests run beside this one, hence the generous bound.
  @Test(arguments: [
    (String(repeating: ".", count: 50_000), 2_000), (String(repeating: "xabc", count: 1_000), 250),
    ("begin" + String(repeating: "ab", count: 10_000), 50),
    (String(repeating: ".\n", count: 5_000), 400),
  ])
  func `memory stays flat on endless input`(piece: String, count: Int) {
    var output: [UInt8] = []
    #expect(growth(feeding: piece, count: count, output: &output) < 40 << 20)
  }

  @Test func `an endless token becomes one placeholder`() {
    var stream = StreamingRedactor(Self.redactor)
    var output: [UInt8] = []
    for _ in 0..<400 {
      stream.write(Array(String(repeating: "xabc", count: 1000).utf8)[...], into: &output)
    }
    stream.finish(into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "[redacted:unscannable]")
    #expect(stream.takeLedger().count == 1)
    #expect(stream.statistics.removedBytes == 1_600_000)
  }
}
