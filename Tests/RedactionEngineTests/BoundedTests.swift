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

  @Test func `memory stays flat in an endless block on one line`() {
    var stream = StreamingRedactor(Self.redactor)
    var output: [UInt8] = []
    let piece = Array(String(repeating: "ab", count: 16_000).utf8)
    stream.write(Array("key: begin".utf8)[...], into: &output)
    let before = CurrentProcess.peakResidentBytes
    for _ in 0..<2_000 {
      stream.write(piece[...], into: &output)
    }
    #expect(CurrentProcess.peakResidentBytes - before < 40 << 20)
    stream.write(Array("; secret1 end".utf8)[...], into: &output)
    stream.finish(into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "key: [redacted:r1] [redacted:r2] end")
  }

  @Test(arguments: [1_000, 65_536, 70_001, 200_000])
  func `a block on a long line is the same however the text is cut`(pieceLength: Int) {
    let text =
      String(repeating: "x ", count: 20_000) + "begin" + String(repeating: "ab", count: 80_000)
      + "; secret1 " + String(repeating: "y ", count: 40_000) + "begin"
      + String(repeating: "c", count: 64 * 1_000) + "\nsecret2"
    let whole = Self.redactor.redact(text)
    var stream = StreamingRedactor(Self.redactor)
    var output: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      stream.write(rest.prefix(pieceLength), into: &output)
      rest = rest.dropFirst(pieceLength)
    }
    stream.finish(into: &output)
    #expect(output == whole.bytes)
    #expect(stream.takeLedger() == whole.ledger)
    #expect(!whole.text.contains("abab") && !whole.text.contains("ccc"))
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
