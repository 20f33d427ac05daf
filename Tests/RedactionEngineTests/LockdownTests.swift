import BuiltInRules
import RedactionEngine
import RuleModel
import Testing

/// Under a lockdown only words of the vocabulary stay.
@Suite struct LockdownTests {
  private static let redactor = Redactor(
    rules: RuleSet([CompiledRule]()),
    policy: Policy(
      name: "lockdown",
      actions: [:],
      vocabulary: [
        "user", "not", "found", "Error", "key", "connection", "refused", "line", "in", "py", "max",
      ],
      keepsOnlyVocabulary: true
    )
  )

  private static func output(_ text: String) -> String {
    redactor.redact(text).text
  }

  @Test(
    arguments: [
      "user not found", "KeyError", "ConnectionRefusedError: connection refused", "max_connection",
      "User's key... not (found)!", "", "\n\r\n", "=> -- ::", "in key.py:12:5", "line 12",
      "line: 7",
      "2026-03-14T09:02:10.5Z Error", "2026-03-14 09:02:10,123 Error", "key2 found",
      "“key” — ‘user’ …",
    ]
  )
  func `words, lines and times stay`(text: String) {
    #expect(Self.output(text) == text)
  }

  @Test(arguments: [
    ("user bob not found", "user [redacted:unlisted] not found"),
    ("user bob smith not found", "user [redacted:unlisted] not found"),
    ("user bob@corp.example", "user [redacted:unlisted]"),
    ("key: p@ss!", "key: [redacted:unlisted]!"),
    ("key 4821", "key [redacted:unlisted]"), ("line 1234567", "line [redacted:unlisted]"),
    ("key \"a\", \"b\"", "key \"[redacted:unlisted]\", \"[redacted:unlisted]\""),
    ("key a\nb user", "key [redacted:unlisted]\n[redacted:unlisted] user"),
    ("user Жук", "user [redacted:unlisted]"), ("keyboard", "[redacted:unlisted]"),
    ("K E Y", "[redacted:unlisted]"), ("user x7Kq.Zp", "user [redacted:unlisted]"),
    ("key !@#$%^", "key [redacted:unlisted]"), ("1999-13-99T99:99:99", "[redacted:unlisted]"),
    ("key1234 found", "[redacted:unlisted] found"),
  ])
  func `whatever else stands there goes`(text: String, output: String) {
    #expect(Self.output(text) == output)
  }

  @Test func `no random token survives, wherever it stands`() throws {
    let policy = try #require(BuiltInRules.policies["lockdown"])
    let redactor = Redactor(rules: BuiltInRules.rules, policy: policy)
    for seed in 0..<150 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let secret = random.pick(KnownSamples.alphabets).secret(&random)
      let frame = random.pick([
        "user % not found", "KeyError: '%'", "key=%;", "%", "at % (x.js:1:2)",
      ])
      let output = redactor.redact(frame.replacing("%", with: secret)).text
      let characters = Array(secret)
      for start in 0...(characters.count - 8) {
        let piece = String(characters[start..<(start + 8)])
        #expect(!output.contains(piece), "seed \(seed)")
      }
    }
  }

  @Test func `chunking changes nothing and twice changes nothing`() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var text: [UInt8] = []
      let length = seed < 3 ? 140_000 : 2_000
      while text.count < length {
        let pieces = [
          "user ", "not found", "bob", " x7", "@!", "\u{E9}", "12", ":", "[redacted:unlisted]", " ",
          "redacted-unlisted", "\"", seed < 3 ? "." : "\n",
        ]
        text += random.pick(pieces).utf8
      }
      let whole = Self.redactor.redact(text).bytes
      #expect(Self.redactor.redact(whole).bytes == whole, "seed \(seed)")
      let cuts = (0..<9).map { _ in random.below(text.count) }.sorted()
      #expect(Self.redactor.redact(text, cutAt: cuts).bytes == whole, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("relation \"ktx_jobs\" does not exist", true), ("relation \"pg_class\" does not exist", true),
    ("relation \"public.ktx_jobs\" does not exist", true),
    ("relation \"bobs_jobs\" does not exist", false),
    ("KeyError: 'connections'", true), ("KeyError: 'bob.smith'", false),
  ])
  func `under telemetry the tool's own names stay`(text: String, stays: Bool) throws {
    let telemetry = try #require(BuiltInRules.policies["telemetry"])
    var policy = telemetry
    policy.vocabulary = telemetry.vocabulary + ["ktx_jobs", "connections"]
    let redactor = Redactor(rules: BuiltInRules.rules, policy: policy)
    #expect((redactor.redact(text).text == text) == stays)
    var known = KnownTexts()
    known.add("ktx_jobs")
    #expect(!redactor.with(known: known).redact(text).text.contains("ktx_jobs"))
  }
}
