import EventPolicy
import JSONText
import RuleModel
import Testing

/// What holds for every event of Sentry's SDKs and every request of OpenTelemetry's exporters.
@Suite struct ForeignPromiseTests {
  /// A form of events.
  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let event: [UInt8]
    let scrub: @Sendable ([UInt8]) -> (bytes: [UInt8]?, report: EventReport)

    var testDescription: String { name }
  }

  private static let forms = [
    Form(name: "Sentry", event: ForeignEvent.sentry("", [])) {
      Scrubbers.whole.scrub(sentryEvent: $0)
    },
    Form(name: "OTLP", event: ForeignEvent.otlp("", [])) { Scrubbers.whole.scrub(otlp: $0) },
  ]

  private static let canaries = [
    ("postgres://svc:kZ7mQw2xRt@db.corp.example:5432/shop", "kZ7mQw2xRt"),
    ("ada.canary@corp.example", "ada.canary"),
    ("password=kZ7mQw2xRt", "kZ7mQw2xRt"),
    ("/home/adacanary/kZ7mQw2xRt", "adacanary"),
    ("4111111111111111", "41111111"),
    (#"{"a":["Authorization: Bearer kZ7mQw2xRtkZ7mQw2xRt"]}"#, "kZ7mQw2xRt"),
  ]

  @Test(arguments: forms, canaries.indices)
  func `a canary in any leaf or key never comes out`(form: Form, number: Int) throws {
    let (canary, secret) = Self.canaries[number]
    for token in try JSONTokenizer.tokens(of: form.event) {
      guard case .string = token.kind else { continue }
      try check(form, token.range, JSONString.quoted(Array(canary.utf8)), secret)
    }
  }

  @Test(arguments: forms)
  func `a card number in any number never comes out`(form: Form) throws {
    for token in try JSONTokenizer.tokens(of: form.event) where token.kind == .number {
      for number in ["4111111111111111", "0.4111111111111111", "4111111111.111111"] {
        try check(form, token.range, Array(number.utf8), "41111111")
      }
    }
  }

  private func check(
    _ form: Form,
    _ range: Range<Int>,
    _ canary: [UInt8],
    _ secret: String
  ) throws {
    var planted = form.event
    planted.replaceSubrange(range, with: canary)
    let (bytes, report) = form.scrub(planted)
    let isOut = String(decoding: bytes ?? [], as: UTF8.self).contains(secret)
    #expect(!isOut, "a canary at \(range.lowerBound)")
    #expect(!"\(report)".contains(secret), "the report at \(range.lowerBound)")
  }

  @Test(arguments: forms, 0..<60 as Range<UInt64>)
  func `any bytes have an outcome, and it is one that lasts`(form: Form, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let event = form.event.damaged(fewerThan: 4, by: &random)
    guard let bytes = form.scrub(event).bytes else { return }
    #expect(JSONTokenizer.isValue(bytes))
    #expect(String(validating: bytes, as: UTF8.self) != nil)
    #expect(form.scrub(bytes).bytes == bytes)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `any bytes are an envelope that lasts, or none`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let event = ForeignEvent.sentry("", [])
    var envelope =
      Array("{\"sent_at\":\"2026-03-14T09:02:10Z\"}\n{\"type\":\"event\",\"length\":".utf8)
      + Array("\(event.count)}\n".utf8) + event + Array("\n{\"type\":\"session\"}\n{}\n".utf8)
    for _ in 0..<Int(random.next() % 4) {
      let place = Int(random.next() % UInt64(random.next() % 2 == 0 ? 120 : envelope.count))
      envelope[place] = [0x0A, 0x22, 0x30, 0x7D, 0xFF][Int(random.next() % 5)]
    }
    let scrubber = Scrubbers.whole
    guard let bytes = scrubber.scrub(sentryEnvelope: envelope)?.bytes else { return }
    let again = scrubber.scrub(sentryEnvelope: bytes)
    #expect(again?.bytes == bytes)
    #expect(again?.dropped == 0)
  }
}
