import BuiltInRules
import RedactionEngine
import RuleModel
import Testing

/// Promise 1: a byte leaves only if every rule that could concern it has finished.
@Suite struct ScannedOrRemovedTests {
  private let token = Case(
    rules: [ToyRule("x[a-f]{2,}").with { $0.run = "[a-fx]" }],
    text: []
  )

  @Test(arguments: [4_000, 4_095, 4_096, 4_097, 10_000, 65_530, 65_536, 70_000, 200_000])
  func `nothing of a token longer than its window survives`(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    let secret = [UInt8(ascii: "x")] + random.bytes(of: Array("abcdef".utf8), count: length)
    let text = Array("see ".utf8) + secret + Array(" end\n".utf8)
    let label = length + 1 < 4096 ? "r0" : "unscannable"
    for cuts in [[], [5], [65_536], Array(stride(from: 0, to: text.count, by: 997))] {
      let stream = token.redactor.redact(text, cutAt: cuts.filter { $0 < text.count })
      #expect(String(decoding: stream.bytes, as: UTF8.self) == "see [redacted:\(label)] end\n")
      #expect((stream.statistics.trips > 0) == (label == "unscannable"))
    }
  }

  @Test func `a header without an end takes all key material with it`() {
    var random = SplitMix64(seed: 3)
    let header = "-----BEGIN RSA PRIVATE KEY-----\n"
    let lines = (0..<3000).map { _ in
      random.bytes(of: Array("ABCDEFGHijklmnop0123456789+/".utf8), count: 64)
    }
    let text = Array(header.utf8) + lines.joined(separator: [UInt8(ascii: "\n")])
    for cuts in [[], [70], Array(stride(from: 0, to: text.count, by: 1013))] {
      #expect(
        Samples.strictest.redact(text, cutAt: cuts).bytes == Array("[redacted:private-key]".utf8)
      )
    }
  }

  /// Each is what stands before a value of many words and what stands behind it.
  @Test(arguments: [
    (#"password=""#, #"" port=5432"#), ("password='", "' port=5432"),
    (#"{"client_secret":"a \"b\" "#, #"","port":5432}"#),
    (#"{\"client_secret\":\"a"#, #"\",\"port\":5432}"#),
    ("<password>a", "</password>"), (#"user's password is "x"#, #"""#),
  ])
  func `nothing of a quoted value longer than a window survives`(before: String, after: String) {
    let value = (0..<900).map { "wrdx\($0)" }.joined(separator: " ")
    let text = Array("\(before)\(value)\(after)\nnext line\n".utf8)
    let whole = Samples.strictest.redact(text).bytes
    let output = String(decoding: whole, as: UTF8.self)
    #expect(!output.contains("wrdx"))
    #expect(output.hasSuffix("\nnext line\n"))
    for cuts in [[5000], Array(stride(from: 0, to: text.count, by: 997)), Array(1..<text.count)] {
      #expect(Samples.strictest.redact(text, cutAt: cuts).bytes == whole)
    }
  }

  /// A trip removes bytes of the run class only, so that the rules here have one that takes all of
  /// what their secrets may hold.
  @Test(arguments: [(1, 1 << 20), (20_000, 0), (20_000, 12), (3, 30)])
  func `what a tripped limit hides is removed`(matchSteps: Int, windowBytes: Int) {
    let rules = ToyRules.mixedInLines.map { rule in rule.with { $0.run = "[^\\n]" } }
    var limits = ScanLimits()
    limits.matchSteps = matchSteps
    limits.windowBytesPerStretch = windowBytes
    check(seeds: 0..<400, catalogue: rules, length: 60) { found in
      var limited = found
      limited.options.limits = limits
      let findings = Set(found.redactor.findings(in: found.text).flatMap { Array($0.range) })
      let removed = Set(limited.redactor.findings(in: found.text).flatMap { Array($0.range) })
      return findings.isSubset(of: removed)
    }
  }

  @Test func `tripped limits are counted`() {
    var limited = token
    limited.options.limits.windowBytesPerStretch = 0
    let stream = limited.redactor.redact(Array("xaaa\nxbbb".utf8), cutAt: [])
    #expect(stream.statistics.trips == 2)
    #expect(stream.ledger.map(\.isUnscannable) == [true, true])
  }

  @Test func `bytes in doubt go when a stream is abandoned`() {
    var stream = StreamingRedactor(token.redactor)
    var output: [UInt8] = []
    stream.write(Array("done\nxab".utf8)[...], into: &output)
    stream.abandon(into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "done\n[redacted:unscannable]")
  }
}
