import RedactionEngine
import RuleModel
import Testing

/// Promise 2: chunking changes nothing.
@Suite struct ChunkingTests {
  /// Ways to cut a text of `count` bytes: byte by byte and into two at every offset.
  private static func splits(of count: Int) -> [[Int]] {
    [Array(0..<count)] + (0...count).map { [$0] }
  }

  private static func isTheSame(_ found: Case) -> Bool {
    let redactor = found.redactor
    let whole = redactor.redact(found.text, cutAt: [])
    return splits(of: found.text.count).allSatisfy { cuts in
      let pieces = redactor.redact(found.text, cutAt: cuts)
      return pieces.bytes == whole.bytes && pieces.ledger.map(\.rule) == whole.ledger.map(\.rule)
        && counts(pieces, found) == counts(whole, found)
    }
  }

  /// Trips of rules across lines inside a run of theirs are not the same: how far the run goes may not
  /// be known yet.
  private static func counts(_ redacted: Redacted.InPieces, _ found: Case) -> StreamStatistics {
    var counts = redacted.statistics
    counts.trips = found.rules.contains(where: \.isMultiline) ? 0 : counts.trips
    return counts
  }

  @Test func `rules within lines`() {
    check(seeds: 0..<300, catalogue: ToyRules.mixedInLines, length: 40, Self.isTheSame)
  }

  @Test func `rules across lines`() {
    check(seeds: 0..<500, catalogue: ToyRules.mixed, length: 40, Self.isTheSame)
  }

  @Test(arguments: [0, 40, 5000]) func `limits that trip`(windowBytes: Int) {
    check(seeds: 0..<120, catalogue: ToyRules.mixed, length: 40) { found in
      var limited = found
      limited.options.limits.windowBytesPerStretch = windowBytes
      return Self.isTheSame(limited)
    }
  }

  @Test func `random pieces of long texts`() {
    for seed in 0..<40 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var found = Case.random(&random, catalogue: ToyRules.mixed, count: 40)
      found.text = ToyText.random(&random, count: 6000)
      let redactor = found.redactor
      let whole = redactor.redact(found.text).bytes
      let cuts = (0..<8).map { _ in random.below(found.text.count) }.sorted()
      #expect(redactor.redact(found.text, cutAt: cuts).bytes == whole, "seed \(seed)")
    }
  }

  /// A text and what has to come of it.
  private struct Expectation {
    var text: [UInt8] = []
    var output: [UInt8] = []

    mutating func append(_ text: some Sequence<UInt8>, as output: some Sequence<UInt8>) {
      self.text += text
      self.output += output
    }
  }

  /// A line with secrets, placeholders and decoys, most of them near the places where a long line
  /// is cut.
  private static func longLine(_ random: inout SplitMix64, count: Int) -> Expectation {
    let secrets = [
      "k=hunter": "k=[redacted:r0]", "secret42": "[redacted:r1]", "xabcdef": "[redacted:r2]",
    ]
    .sorted { $0.key < $1.key }
    let decoys = ["[redacted:r1]", "[redacted:unscannable]", "secret", "k=", "x.", "\u{E9}"]
    var line = Expectation()
    while line.text.count < count {
      let distance = line.text.count % 65_536
      let isNearCut = distance < 5_000 || distance > 60_500
      let filler = random.below(isNearCut ? 12 : 3_000)
      let dots = repeatElement(UInt8(ascii: "."), count: 1 + filler)
      line.append(dots, as: dots)
      if random.isOne(in: 4) {
        let decoy = random.pick(decoys).utf8
        line.append(decoy, as: decoy)
      } else {
        let (secret, placeholder) = random.pick(secrets)
        line.append(secret.utf8, as: placeholder.utf8)
      }
    }
    return line
  }

  @Test(arguments: ["\n", "\r\n", ""])
  func `secrets at every boundary of a long line`(end: String) {
    let rules = [
      ToyRule("k=(?<secret>[a-z]+)"), ToyRule("secret[0-9]+"),
      ToyRule("x[a-f]{2,}").with { $0.run = "[a-fx]" },
      ToyRule("begin\n(?<secret>[^;]*);").multiline, ToyRule("(?:é|1)k=q"),
    ]
    let redactor = Case(rules: rules, text: []).redactor
    for seed in 0..<6 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var all = Expectation()
      for _ in 0..<3 {
        let line = Self.longLine(&random, count: 66_000 + random.below(140_000))
        all.append("short \(seed)\n".utf8, as: "short \(seed)\n".utf8)
        all.append(line.text, as: line.output)
        all.append(end.utf8, as: end.utf8)
        all.append(".k=a.".utf8, as: ".k=[redacted:r0].".utf8)
      }
      #expect(redactor.redact(all.text).bytes == all.output, "seed \(seed)")
      let cuts = (0..<30).map { _ in random.below(all.text.count) }.sorted()
      #expect(redactor.redact(all.text, cutAt: cuts).bytes == all.output, "seed \(seed)")
      let steps = Array(stride(from: 0, to: all.text.count, by: 61))
      #expect(redactor.redact(all.text, cutAt: steps).bytes == all.output, "seed \(seed)")
    }
  }

  @Test func `dense long lines`() {
    for seed in 0..<6 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var found = Case.random(&random, catalogue: ToyRules.mixedInLines, count: 40)
      found.text = ToyText.random(&random, count: 75_000).map {
        $0 == UInt8(ascii: "\n") ? UInt8(ascii: ";") : $0
      }
      let redactor = found.redactor
      let whole = redactor.redact(found.text).bytes
      let cuts = (0..<8).map { _ in random.below(found.text.count) }.sorted()
      #expect(redactor.redact(found.text, cutAt: cuts).bytes == whole, "seed \(seed)")
    }
  }

  @Test func `built-in rules on recorded errors`() {
    var random = SplitMix64(seed: 5)
    for error in Samples.errors {
      let whole = Samples.strictest.redact(error).bytes
      for _ in 0..<4 {
        let cuts = (0..<(1 + random.below(6))).map { _ in random.below(error.count) }.sorted()
        #expect(Samples.strictest.redact(error, cutAt: cuts).bytes == whole)
      }
    }
  }
}
