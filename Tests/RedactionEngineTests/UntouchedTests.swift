import RedactionEngine
import Testing

/// Promise 5: the rest passes untouched.
@Suite struct UntouchedTests {
  @Test func `the ledger accounts for every byte`() {
    check(seeds: 0..<2000, catalogue: ToyRules.mixedInLines, length: 60) { found in
      let redacted = found.redactor.redact(found.text)
      return redacted.kept == found.text.without(redacted.ledger.map(\.input))
    }
  }

  /// Of what streams by the ledger knows the first part only, so that the count stands for the rest.
  @Test func `rules across lines let the rest pass in its order`() {
    check(seeds: 0..<2000, catalogue: ToyRules.mixed, length: 60) { found in
      let redactor = found.redactor
      let redacted = redactor.redact(found.text)
      let removed = redactor.redact(found.text, cutAt: []).statistics.removedBytes
      return redacted.kept.count == found.text.count - removed
        && redacted.kept.isSubsequence(of: found.text)
    }
  }

  @Test func `bytes of every value pass where nothing is found`() {
    let redactor = Case(rules: [ToyRule("secret[0-9]+")], text: []).redactor
    let text = (0..<3).flatMap { _ in (0...255).map { UInt8($0) } }
    #expect(redactor.redact(text).bytes == text)
    #expect(redactor.redact([]).bytes == [])
    for end in ["", "\n", "\r\n", "\n\n", "\0"] {
      #expect(redactor.redact("a secret1 b" + end).text == "a [redacted:r0] b" + end)
    }
  }

  @Test func `ledger lines and offsets point at what was removed`() {
    let redactor = Case(rules: [ToyRule("secret[0-9]+")], text: []).redactor
    let text = "one\ntwo secret1\n\nsecret22"
    let redacted = redactor.redact(text)
    #expect(redacted.ledger.map(\.line) == [2, 4])
    #expect(redacted.ledger.map(\.input) == [8..<15, 17..<25])
    #expect(
      redacted.ledger.map { Array(redacted.bytes[$0.output]).shown } == [
        "\"[redacted:r0]\"", "\"[redacted:r0]\"",
      ]
    )
    #expect(redacted.ledger.map(\.lengthBucket) == [8, 8])
  }
}
