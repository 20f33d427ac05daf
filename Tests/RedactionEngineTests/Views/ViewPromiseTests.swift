import Foundation
import LiteralScan
import RuleModel
import Testing

@testable import RedactionEngine

/// The promises, on texts full of encodings.
@Suite struct ViewPromiseTests {
  private static let rules = [
    ToyRule("secret[0-9]+").confident, ToyRule("tok_[a-zA-Z0-9]{6,12}").token.confident,
    ToyRule("k=(?<secret>[a-z0-9]+)"), ToyRule("\"(?<secret>[0-9]+)\""),
  ]
  private static let redactor = Case(rules: rules, text: []).redactor

  private static let pieces: [[UInt8]] =
    [
      "secret1", "%73ecret2", "s%65cret%33", "%2573ecret4", "\\u0073ecret5", "\\\\u0073ecret6",
      "sec\u{200B}ret7",
      "\u{1B}[1msecret8\u{1B}[0m", "&#115;ecret9", "ｓecret1", "tok_a1b2C3", "tok_a1", "d4E5",
      "tok_", "to", "\n",
      "\n", "\r\n", "\\\n", "\"", "\" + \"", "', '", "k=", "a", "1", " ", "  ", "| ", "%", "\\",
      "&", "\u{1B}", "\0",
      "s\0e\0c\0r\0e\0t\u{0}1\0", "[redacted:r0]", "redacted-r1",
      "[115, 101, 99, 114, 101, 116, 49, 50, 51, 52, 53, 54]",
      "this is secret12 here".data.base64EncodedString(), "dGhpcyBpcyB0b2tfYTFiMkMzZDQ=",
      "746869732069732073656372657431322068657265", "{\"a\":\"\\\"1\\\"\"}",
    ].map { Array($0.utf8) } + [[0xff, 0xe2, 0x80], [0xef, 0xbd]]

  private static func text(_ random: inout SplitMix64, count: Int) -> [UInt8] {
    (0..<(1 + random.below(count))).flatMap { _ in random.pick(pieces) }
  }

  /// Lines of which many are as long as programs wrap them.
  private static func wrapped(_ random: inout SplitMix64) -> [UInt8] {
    let width = random.pick([64, 76])
    var text = (0..<60).flatMap { _ in random.pick(pieces) }.filter { $0 != 0x0a && $0 != 0x0d }
    for place in stride(from: width, to: text.count, by: width + 1) {
      text.insert(0x0a, at: place)
    }
    return text
  }

  /// Checks a property on random texts; one that fails is shown shrunk.
  private func check(_ count: UInt64, apart: Bool = false, _ holds: (Case) -> Bool) {
    var failures = 0
    for seed in 0..<count where failures < 3 {
      var random = SplitMix64(seed: seed)
      var text = random.isOne(in: 4) ? Self.wrapped(&random) : Self.text(&random, count: 14)
      if apart {
        text = (0..<14).flatMap { _ in random.pick(Self.pieces) + [0x20] }
      }
      let found = Case(rules: Self.rules, text: text)
      guard !holds(found) else { continue }
      let shrunk = found.shrunk { !holds($0) }
      Issue.record(
        "seed \(seed): \(shrunk.testDescription), whole \(shrunk.redactor.redact(shrunk.text).text)"
      )
      failures += 1
    }
  }

  @Test func `chunking changes nothing`() {
    check(100) { found in
      let whole = found.redactor.redact(found.text, cutAt: []).bytes
      let splits = [Array(0..<found.text.count)] + (0...found.text.count).map { [$0] }
      return splits.allSatisfy { found.redactor.redact(found.text, cutAt: $0).bytes == whole }
    }
  }

  /// With blanks between the pieces: where a redaction bares the first half of a token that goes on on
  /// the next line, that line may have been written.
  @Test func `twice changes nothing`() {
    check(2000, apart: true) { found in
      let once = found.redactor.redact(found.text).bytes
      return found.redactor.redact(once).bytes == once
    }
  }

  @Test func `the rest passes untouched`() {
    check(1000) { found in
      let redacted = found.redactor.redact(found.text)
      return redacted.kept == found.text.without(redacted.ledger.map(\.input))
    }
  }

  /// The plain way: every line without its escapes, whether a mark stands in it or not.
  @Test func `marks are only an optimisation`() {
    check(1000) { found in
      let findings = found.redactor.findings(in: found.text)
      var start = 0
      for line in found.text.split(separator: 0x0a, omittingEmptySubsequences: false) {
        let range = start..<(start + line.count)
        start = range.upperBound + 1
        guard let reading = EscapedText.reading(of: found.text, in: range) else { continue }
        let found = found.redactor.findings(in: reading.bytes).filter { !$0.isFromView }
        for finding in found where Self.rules[finding.rule].confidence == .high {
          let raw = reading.rawRange(of: finding.range)
          guard findings.contains(where: { $0.rule == finding.rule && $0.range == raw }) else {
            return false
          }
        }
      }
      return true
    }
  }

  @Test(arguments: Kernel.available) func `every kernel marks the same`(kernel: Kernel) {
    var options = RedactorOptions()
    options.kernel = kernel
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let text = Self.text(&random, count: 30)
      var marks: [ViewMark] = []
      var best: [ViewMark] = []
      ViewMark.find(in: text, range: 0..<text.count, kernel: kernel, into: &marks)
      ViewMark.find(in: text, range: 0..<text.count, into: &best)
      #expect(marks == best, "seed \(seed)")
    }
  }

  /// Beginnings that a stream may have to wait behind, and what then comes without an end.
  @Test(arguments: [
    ("tok_a1b2C3\n", " "), ("tok_a1b2C3\n", "a1B2"), ("tok_a1b2C3\n> ", "> "),
    ("\"tok_a1b2C3\" ", " "),
    ("\"tok_a1b2C3\" +", "\t"), ("tok_a1b2C3\\\n", "a1B2"), ("tok_a1b2C3", "a1B2"),
    (String(repeating: "-", count: 61) + " to\n", "k_a1"),
    (base64Line + "\n", "dGhpcyBp"), (base64Line + "\n" + base64Line + " ", "."),
    (base64Line + "\n", " "), ("%41", "%41"), ("\u{1B}]8;;", "x"),
  ])
  func `nothing waits for ever`(beginning: String, filler: String) {
    var stream = StreamingRedactor(Self.redactor)
    var output: [UInt8] = []
    let piece = Array(String(repeating: filler, count: 1000).utf8)
    stream.write(Array((beginning).utf8)[...], into: &output)
    var written = 0
    while written < 400_000 {
      stream.write(piece[...], into: &output)
      written += piece.count
    }
    #expect(stream.statistics.inputBytes > 250_000)
  }

  private static let base64Line = String(
    "this is a text that is long enough for a line".data.base64EncodedString().prefix(60)
  ).padding(toLength: 64, withPad: "QUJD", startingAt: 0)

  @Test func `the output says nothing about an encoded secret`() {
    let texts = ["x %73ecret12 y", "x %73ecret47 y", "x %73ecret09 y"].map {
      Self.redactor.redact($0).text
    }
    #expect(Set(texts) == ["x [redacted:r0] y"])
  }
}

extension String {
  fileprivate var data: Data {
    Data(utf8)
  }
}
