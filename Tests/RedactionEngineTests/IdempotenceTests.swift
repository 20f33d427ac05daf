import BuiltInRules
import RedactionEngine
import RuleModel
import Testing

/// Promise 3: twice changes nothing.
@Suite struct IdempotenceTests {
  private static func isStable(_ found: Case) -> Bool {
    let redactor = found.redactor
    let once = redactor.redact(found.text).bytes
    return redactor.redact(once).bytes == once
  }

  @Test func `rules within lines`() {
    check(seeds: 0..<1000, catalogue: ToyRules.mixedInLines, length: 40, Self.isStable)
  }

  /// Restricted to the toys that are written down, one at a time: where one rule takes away what
  /// another one's match across lines stops at or starts from, a second pass can find more, since
  /// the first line may have been written before the second one came.
  @Test(arguments: ToyRules.acrossLines) func `a rule across lines`(rule: ToyRule) {
    check(seeds: 0..<150, catalogue: [rule], length: 40, Self.isStable)
  }

  @Test(arguments: Samples.redactors.map(\.policy))
  func `built-in rules on recorded errors`(policy: String) throws {
    let redactor = try #require(Samples.redactors.first { $0.policy == policy }).redactor
    for (number, error) in Samples.errors.enumerated() {
      let once = redactor.redact(error).bytes
      #expect(redactor.redact(once).bytes == once, "error \(number)")
    }
  }

  @Test(arguments: Samples.redactors.map(\.policy))
  func `built-in rules on a log and mixtures of lines`(policy: String) throws {
    let redactor = try #require(Samples.redactors.first { $0.policy == policy }).redactor
    let log = redactor.redact(Samples.log).bytes
    #expect(redactor.redact(log).bytes == log)
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let text = (0..<30).flatMap { _ in random.pick(Samples.lines) }
      let once = redactor.redact(text).bytes
      #expect(redactor.redact(once).bytes == once, "seed \(seed)")
    }
  }

  @Test func `placeholders of the rule set stay`() {
    let redactor = Case(
      rules: [
        ToyRule("[^ ]{1,9}t+e[^ ]*").with {
          $0.literals = ["e"]; $0.reach = 30...4000
        }
      ],
      text: []
    ).redactor
    let text = "[redacted:r0] [redacted:r0:0123abcd] redacted-r0 [redacted:unscannable]"
    #expect(redactor.redact(text).text == text)
    #expect(redactor.redact("late [redacted:r1]").text == "[redacted:r0] [redacted:r0]")
  }

  @Test(arguments: [
    "password=****", "password: ********", "\"password\": \"[Filtered]\"", "password=***",
    "postgres://svc:****@db.shop.example/shop", "postgres://svc:***@db/shop", "token=[Filtered]",
    "user *password* is wrong", "PASSWORD=xxxxxxxx", "api_key=<redacted>",
    "Authorization: Bearer ****",
  ])
  func `marks of other tools stay`(text: String) {
    #expect(Samples.strictest.redact(text).ledger.filter { $0.rule.hasPrefix("credential") } == [])
    let logs = BuiltInRules.policies["logs"] ?? Case.removesAll
    #expect(Redactor(rules: BuiltInRules.rules, policy: logs).redact(text).text == text)
  }

  @Test func `clipping cuts no placeholder and no character`() {
    let redactor = Case(rules: [ToyRule("secret[0-9]+")], text: []).redactor
    let redacted = redactor.redact("é secret1 ü [redacted:r0] redacted-r0")
    for limit in 0...redacted.bytes.count + 1 {
      let clipped = redactor.clip(redacted, to: limit)
      #expect(clipped.bytes.count <= limit)
      #expect(redacted.bytes.starts(with: clipped.bytes))
      #expect(String(validating: clipped.bytes, as: UTF8.self) != nil)
      let rest = clipped.text.replacing("[redacted:r0]", with: "").replacing(
        "redacted-r0",
        with: ""
      )
      #expect(!rest.contains("redact") && !rest.contains("["), "limit \(limit): \(clipped.text)")
      #expect(
        clipped.ledger == redacted.ledger.filter { $0.output.upperBound <= clipped.bytes.count }
      )
    }
  }
}
