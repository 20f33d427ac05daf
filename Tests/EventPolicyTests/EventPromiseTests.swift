import BuiltInRules
import EventPolicy
import JSONText
import RedactionEngine
import RuleModel
import Testing

/// What holds for every event.
@Suite struct EventPromiseTests {
  private let scrubber = Scrubbers.whole

  // MARK: - Canaries

  /// A secret that every rule set knows, and the part of it that must not come out.
  private static let canaries = [
    ("postgres://svc:kZ7mQw2xRt@db.corp.example:5432/shop", "kZ7mQw2xRt"),
    ("ada.canary@corp.example", "ada.canary"),
    ("Authorization: Bearer kZ7mQw2xRtkZ7mQw2xRt", "kZ7mQw2xRt"),
    ("https://ada:kZ7mQw2xRt@git.corp.example/x.git", "kZ7mQw2xRt"),
    ("password=kZ7mQw2xRt", "kZ7mQw2xRt"),
    ("/home/adacanary/kZ7mQw2xRt", "adacanary"),
  ]

  @Test(arguments: Event.all.indices, canaries.indices)
  func `a canary in any leaf or key never comes out`(shape: Int, number: Int) throws {
    let event = Event.all[shape]
    let (canary, secret) = Self.canaries[number]
    for token in try JSONTokenizer.tokens(of: event) {
      guard case .string = token.kind else { continue }
      try check(event, token.range, JSONString.quoted(Array(canary.utf8)), secret)
      let inside = "{\"a\": [\"\(canary)\"]}"
      try check(event, token.range, JSONString.quoted(Array(inside.utf8)), secret)
    }
  }

  @Test(arguments: Event.all)
  func `a card number in any number never comes out`(event: [UInt8]) throws {
    for token in try JSONTokenizer.tokens(of: event) where token.kind == .number {
      for number in ["4111111111111111", "0.4111111111111111", "4111111111111111.5"] {
        try check(event, token.range, Array(number.utf8), "41111111")
      }
    }
  }

  private func check(
    _ event: [UInt8],
    _ range: Range<Int>,
    _ canary: [UInt8],
    _ secret: String
  ) throws {
    var planted = event
    planted.replaceSubrange(range, with: canary)
    let outcome = scrubber.explain(planted)
    let bytes = outcome.event?.bytes ?? []
    let isOut = String(decoding: bytes, as: UTF8.self).contains(secret)
    #expect(!isOut, "a canary at \(range.lowerBound)")
    #expect(!"\(outcome.report)".contains(secret), "the report at \(range.lowerBound)")
  }

  // MARK: - Total, idempotent, JSON

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `any bytes have an outcome, and it is one that lasts`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let event = Event.all[Int(random.next() % UInt64(Event.all.count))]
      .damaged(fewerThan: 6, by: &random)
    try checkLasting(event)
  }

  @Test func `deep, wide and long events have an outcome`() throws {
    let deep = String(repeating: "[", count: 100_000)
    let wide = (0..<20_000).map { "\"p\($0)\":\($0)" }.joined(separator: ",")
    let long = String(repeating: "password=x ", count: 70_000)
    for properties in [
      "\"errorDetail\": \(deep)", wide, "\"errorDetail\": \"\(long)\"",
      "\"errorDetail\": \"\(long.prefix(900))\"",
      (0..<3_000).map { _ in "\"errorDetail\":\"a@b.example\"" }.joined(separator: ","),
    ] {
      try checkLasting(Event.named("command", properties))
    }
  }

  private func checkLasting(_ event: [UInt8]) throws {
    guard let scrubbed = scrubber.scrub(event).event else { return }
    #expect(JSONTokenizer.isValue(scrubbed.bytes))
    #expect(String(validating: scrubbed.bytes, as: UTF8.self) != nil)
    let again = try #require(scrubber.scrub(scrubbed.bytes).event)
    #expect(again == scrubbed)
  }

  // MARK: - Rules

  @Test func `the mark says which rules were at work and nothing about the secret`() throws {
    func mark(_ detail: String, _ scrubber: EventScrubber) throws -> String {
      let event = Event.named("command", "\"errorDetail\": \"\(detail)\"")
      let text = String(decoding: try #require(scrubber.scrub(event).event).bytes, as: UTF8.self)
      let start = try #require(text.firstRange(of: "\"$redaction\":")).upperBound
      return String(text[start...].prefix { $0 != "}" }) + "}"
    }
    let short = try mark("login failed: password=kZ7mQw2x", scrubber)
    let long = try mark("login failed: password=kZ7mQw2xkZ7mQw2xkZ7mQw2xkZ7mQw2x", scrubber)
    #expect(short == long)
    #expect(short.contains("\"password\":1"))
    let fewer = BuiltInRules.rules.without(["email.address.plain"])
    let other = EventScrubber(Redactor(rules: fewer, policy: scrubber.redactor.policy))
    #expect(try mark("x", other) != mark("x", scrubber))
  }
}
