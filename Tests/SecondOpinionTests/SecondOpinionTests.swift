import BuiltInRules
import EventPolicy
import RedactionEngine
import RuleModel
import SecondOpinion
import Testing

@Suite struct SecondOpinionTests {
  private static let policy =
    BuiltInRules.policies["tool-telemetry"] ?? Policy(name: "", actions: [:])
  private static let opinion = SecondOpinion(rules: BuiltInRules.rules, policy: policy)
  private static let secret = "kZ7mQw2xRt/\"é' Lp9+"
  private static let withKnown = SecondOpinion(
    rules: BuiltInRules.rules,
    policy: policy,
    known: [Array(secret.utf8), Array("short".utf8)]
  )

  /// A token that a rule of high confidence knows, made up as the test runs.
  private static let token = "sk_" + "live_" + String("4eC39HqLyjWDarjtT1zdp7dc".reversed())

  private func label(_ payload: String, _ opinion: SecondOpinion = opinion) -> String? {
    opinion.objection(to: Array(payload.utf8))?.label
  }

  @Test(
    arguments: [
      #"{"a":"@"}"#, #"{"@":1}"#, #"{"a":{"b":["x","pay @ now"]}}"#, "no JSON @",
      #"{"a":"{\"b\":\"@\"}"}"#,
      #"["\u0040","@"]"#, #"{"a":"@"#,
    ]
  )
  func `a token is objected to wherever it stands`(payload: String) {
    let planted = payload.replacing("@", with: Self.token)
    #expect(label(planted) == "stripe-secret-key")
    #expect(label(payload) == nil)
  }

  @Test func `the first pass without a rule is caught`() throws {
    let event = Array(
      """
      {"event":"command","uuid":"b6cc50e7-914a-4067-87c6-f71836bd1018","distinct_id":"install-1",\
      "timestamp":"2026-03-14T09:02:10Z","properties":{"errorDetail":"cannot pay with \(Self.token)"}}
      """.utf8
    )
    let rules = BuiltInRules.rules
    let whole = EventScrubber(Redactor(rules: rules, policy: Self.policy))
    #expect(Self.opinion.objection(to: try #require(whole.scrub(event).event).bytes) == nil)
    let id = try #require(rules.rule(named: "stripe-secret-key")?.id)
    let less = EventScrubber(Redactor(rules: rules.without([id]), policy: Self.policy))
    let leak = try #require(less.scrub(event).event).bytes
    #expect(Self.opinion.objection(to: leak)?.label == "stripe-secret-key")
  }

  @Test func `known texts are found in every writing`() {
    let text = Self.secret
    let hexadecimal = text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    let json = text.replacing("\"", with: "\\\"")
    let writings = [
      json, json.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""),
      json.uppercased().replacing("É", with: "é"), hexadecimal.joined(),
      hexadecimal.map { "%" + $0 }.joined(), hexadecimal.map { "%25" + $0 }.joined(),
      hexadecimal.map { "\\u00" + $0 }.joined(),
      "a1o3bVF3MnhSdC8iw6knIExwOSs=", "eGtaN21RdzJ4UnQvIsOpJyBMcDkr",
      "eHhrWjdtUXcyeFJ0LyLDqScgTHA5Kw==",
      "kZ7mQw2xRt%2F%22%C3%A9%27%20Lp9%2B", "kZ7mQw2xRt%2f%22%c3%a9%27+Lp9%2b",
      "kZ7mQw2xRt/&quot;é&#39; Lp9+",
    ]
    for (number, writing) in writings.enumerated() {
      #expect(label("{\"a\":\"x \(writing) y\"}", Self.withKnown) == "known-secret", "\(number)")
    }
    #expect(label(#"{"a":"kZ7mQw2xRs short"}"#, Self.withKnown) == nil)
  }

  @Test func `the project's key may stand at its own place only`() {
    let key = "phc_" + "kZ7mQw2xRtkZ7mQw2xRtkZ7mQw2xRtkZ7mQw2xRt012"
    let opinion = SecondOpinion(
      rules: BuiltInRules.rules,
      policy: Self.policy,
      known: [Array(key.utf8)]
    )
    func objection(_ payload: String) -> Objection? {
      opinion.objection(to: Array(payload.utf8), except: Exemption(key, at: ["api_key"]))
    }
    #expect(objection(#"{"batch":[],"api_key":"\#(key)"}"#) == nil)
    #expect(objection(#"{"batch":[{"api_key":"\#(key)"}],"api_key":"\#(key)"}"#) != nil)
    #expect(objection(#"{"batch":[],"api_keys":"\#(key)"}"#) != nil)
    #expect(objection(#"{"batch":[],"api_key":"\#(key)x"}"#) != nil)
    #expect(objection(#"{"batch":["\#(key)"],"api_key":"\#(key)"}"#) != nil)
  }

  @Test func `an objection shows nothing of the payload`() {
    let objection = Self.opinion.objection(to: Array("{\"a\":\"\(Self.token)\"}".utf8))
    #expect("\(String(describing: objection))".contains("stripe"))
    #expect(!"\(String(describing: objection))".contains(Self.token.dropFirst(8)))
  }
}
