import RedactionEngine
import RuleModel
import Testing

/// Promise 4: the output says nothing about the secret.
@Suite struct SecrecyTests {
  /// Other bytes in place of found ones, for which the rules find the same places, must give the
  /// same output.
  private static func saysNothing(_ found: Case, alphabet: [UInt8], swapped: inout Int) -> Bool {
    let redactor = found.redactor
    let first = redactor.redact(found.text)
    let findings = redactor.findings(in: found.text)
    guard !found.text.shown.contains("redacted"), !findings.isEmpty else { return true }
    var random = SplitMix64(seed: UInt64(found.text.count))
    for _ in 0..<12 {
      var other = found.text
      for offset in Set(findings.flatMap(\.range)).sorted() where random.isOne(in: 2) {
        other[offset] = random.pick(alphabet)
      }
      guard other != found.text, redactor.findings(in: other) == findings else { continue }
      let second = redactor.redact(other)
      swapped += 1
      guard second.bytes == first.bytes else { return false }
    }
    return true
  }

  @Test func `secrets within lines`() {
    var swapped = 0
    let alphabet = Array("abx1=:[ ;".utf8)
    check(seeds: 0..<1200, catalogue: ToyRules.mixedInLines, length: 30) {
      Self.saysNothing($0, alphabet: alphabet, swapped: &swapped)
    }
    #expect(swapped > 200)
  }

  @Test func `secrets across lines`() {
    var swapped = 0
    check(seeds: 0..<1200, catalogue: ToyRules.mixed, length: 30) {
      Self.saysNothing($0, alphabet: Array("abx1=:\n ;".utf8), swapped: &swapped)
    }
    #expect(swapped > 200)
  }
}
