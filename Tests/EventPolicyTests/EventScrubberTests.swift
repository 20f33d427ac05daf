import BuiltInRules
import EventPolicy
import JSONText
import RedactionEngine
import RuleModel
import Testing

@Suite struct EventScrubberTests {
  private let scrubber = Scrubbers.whole

  private func text(_ event: [UInt8]) -> String {
    scrubber.scrub(event).event.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "dropped"
  }

  private func properties(_ name: String, _ properties: String) -> String {
    let (bytes, _) = scrubber.scrub(
      part: Array("{\"event\":\"\(name)\",\"properties\":{\(properties)}}".utf8)
    )
    let text = String(decoding: bytes ?? [], as: UTF8.self)
    let start = text.firstRange(of: "\"properties\":{")?.upperBound ?? text.startIndex
    let end = text.firstRange(of: "\"$redaction\"")?.lowerBound ?? text.endIndex
    let inside = text[start..<end]
    return String(inside.hasSuffix(",") ? inside.dropLast() : inside)
  }

  @Test func `an error keeps what an engineer needs`() {
    let event = text(Event.exception)
    for kept in [
      "\"type\":\"OrderError\"", "order 42 is not there", "\"function\":\"load\"", "\"lineno\":12",
      "shop/orders.py", "return find(number)", "while loading", "\"number\":42",
      "/usr/lib/python3.11/threading.py",
    ] {
      #expect(event.contains(kept), "\(kept)")
    }
    for gone in ["/srv/ci", "sys.argv", "requests", "\"b\""] {
      #expect(!event.contains(gone), "\(gone)")
    }
  }

  @Test func `the envelope is in one order and one spelling`() throws {
    let event = Event.named("command", "\"isCi\": true")
    let upper = String(decoding: event, as: UTF8.self).replacing("b6cc50e7", with: "B6CC50E7")
      .replacing("2026-03-14T09:02:10.092133+00:00", with: "2026-03-14 00:02:10.5-09:00")
    let scrubbed = try #require(scrubber.scrub(Array(upper.utf8)).event)
    #expect(scrubbed.name == "command")
    #expect(scrubbed.uuid == "b6cc50e7-914a-4067-87c6-f71836bd1018")
    #expect(scrubbed.timestamp == "2026-03-14T09:02:10.500000+00:00")
    #expect(scrubbed.distinctID == "install-0001")
    #expect(
      String(decoding: scrubbed.bytes, as: UTF8.self)
        == """
        {"event":"command","distinct_id":"install-0001","properties":{"isCi":true,"$redaction":\
        {"rules":"\(scrubber.ruleHash)","removed":{},"share":"0"}},\
        "timestamp":"2026-03-14T09:02:10.500000+00:00","uuid":"b6cc50e7-914a-4067-87c6-f71836bd1018"}
        """
    )
  }

  @Test(
    arguments: [
      ("no JSON", "", WithheldReason.malformed, ""),
      ("half of it", "{\"event\":", .malformed, ""),
      ("a list", "[]", .malformed, ""),
      ("another event", #"{"event":"x","properties":{}}"#, .unknownEvent, "event"),
      ("no properties", #"{"event":"command"}"#, .missing, "properties"),
      ("two names", #"{"event":"command","event":"x","properties":{}}"#, .duplicate, "event"),
      ("a list of properties", #"{"event":"command","properties":[]}"#, .wrongType, "properties"),
    ]
  )
  func `what is no event is dropped`(
    name: String,
    event: String,
    reason: WithheldReason,
    path: String
  ) {
    let outcome = scrubber.scrub(Array(event.utf8))
    #expect(outcome.event == nil)
    #expect(outcome.report.withheld.contains { $0.reason == reason && $0.path == path }, "\(name)")
  }

  @Test(
    arguments: [
      ("\"uuid\": \"b6cc", "\"uuid\": \"x6cc", "uuid"),
      ("install-0001", "ada@corp.example", "distinct_id"),
      ("install-0001", "4111111111111111", "distinct_id"),
      ("2026-03-14T", "2026-02-30T", "timestamp"),
    ]
  )
  func `an event whose envelope says too much is dropped`(
    old: String,
    new: String,
    path: String
  ) {
    let event = String(decoding: Event.command, as: UTF8.self).replacing(old, with: new)
    let outcome = scrubber.scrub(Array(event.utf8))
    #expect(outcome.event == nil)
    #expect(outcome.report.withheld.contains { $0.path == path })
  }

  @Test(
    arguments: [
      (#""isCi":"true","hasProject":1"#, ""),
      (#""isCi":null"#, #""isCi":null"#),
      (#""durationMs":12.34567"#, #""durationMs":12.345"#),
      (#""durationMs":9.5e-05"#, #""durationMs":0"#),
      (#""durationMs":-1"#, ""),
      (#""durationMs":1e999"#, ""),
      (#""durationMs":4111111111111111"#, ""),
      (#""durationMs":99999999999999999999999999"#, ""),
      (#""toolVersion":"1.2.3-rc.1+5""#, #""toolVersion":"1.2.3-rc.1+5""#),
      (#""toolVersion":"10.1.2.3""#, #""toolVersion":null"#),
      (#""toolVersion":"latest of all""#, ""),
      (#""outcome":"ok""#, #""outcome":"ok""#),
      (#""outcome":"OK""#, ""),
      (#""projectId":"0123456789abcdef""#, #""projectId":"0123456789abcdef""#),
      (#""projectId":"shop of ada""#, ""),
      (#""path":"ingest\nrun""#, ""),
      (#""path":["ingest"]"#, ""),
      (#""flags":["a",1,"b"]"#, #""flags":["a","b"]"#),
      (#""flags":{"a":true}"#, ""),
      (#""p\u0061th":"run""#, #""path":"run""#),
      (#""path":"a","path":"b""#, #""path":"a","path":"b""#),
      (#""errorDetail":"caf\u00e9 \ud800 \ud83d\ude00 \/""#, #""errorDetail":"café \ud800 😀 /""#),
    ]
  )
  func `a value leaves if it is of its type`(given: String, left: String) {
    #expect(properties("command", given) == left)
  }

  @Test func `bytes that are no text become text`() throws {
    let event =
      Array(#"{"event":"command","properties":{"errorDetail":"a"#.utf8) + [0xFF, 0xC3]
      + Array(#"b"}}"#.utf8)
    let bytes = try #require(scrubber.scrub(part: event).bytes)
    #expect(String(validating: bytes, as: UTF8.self)?.contains("a\u{FFFD}\u{FFFD}b") == true)
  }

  @Test(
    arguments: [
      ("argv", true), ("ARGV", true), ("sys.argv", true), ("mcp_arguments", true),
      ("Database-URL", true), ("databaseUrl", true), ("http.url", true), ("raw_sql", true),
      ("tableNames", true), ("user.password", true), ("ACCESS_TOKEN", true), ("apikey", true),
      ("$current_url", true), ("queryCount", false), ("errorDetails", false), ("colour", false),
    ]
  )
  func `a name that says too much is refused`(name: String, isRefused: Bool) {
    let event = #"{"event":"command","properties":{"\#(name)":"x"}}"#
    let report = scrubber.scrub(part: Array(event.utf8)).report
    let reason: WithheldReason = isRefused ? .refusedName : .unknownProperty
    #expect(report.withheld == [Withheld(path: "#1", reason: reason)])
  }

  @Test func `a policy made in code cannot name what files may not`() {
    var policy = Scrubbers.policy("policy: a\nextends: telemetry")
    policy.events = Scrubbers.withSQL
    let scrubber = EventScrubber(
      Redactor(rules: Scrubbers.telemetry.redactor.rules, policy: policy)
    )
    let event = #"{"event":"q","properties":{"sql":"select 1","sqlCount":2}}"#
    let (bytes, report) = scrubber.scrub(part: Array(event.utf8))
    #expect(report.withheld.map(\.reason) == [.refusedName])
    #expect(String(decoding: bytes ?? [], as: UTF8.self).contains(#"{"sqlCount":2,"#))
  }

  @Test func `rules and policies know the archive that they are from until they change`() throws {
    let digest = BuiltInRules.digest.description
    var rules = BuiltInRules.rules
    var policy = try #require(BuiltInRules.policies["telemetry"])
    #expect(rules.digest == digest && rules.without([]).digest == digest)
    #expect(policy.digest == digest)
    let hashes = try ["telemetry", "tool-telemetry"].map { name in
      let policy = try #require(BuiltInRules.policies[name])
      return EventScrubber(Redactor(rules: rules, policy: policy)).ruleHash
    }
    #expect(hashes[0] != hashes[1])
    rules.rules.removeLast()
    policy.actions["email"] = .keep
    #expect(rules.digest == nil && policy.digest == nil)
    let changed = EventScrubber(Redactor(rules: BuiltInRules.rules, policy: policy))
    #expect(!hashes.contains(changed.ruleHash))
  }

  @Test func `items are chosen by what a member says`() {
    let scrubber = Scrubbers.scrubber(
      """
      policy: p
      extends: telemetry
      events: {span: {'attributes[key=exception.message].value.text': {type: message}}}
      """
    )
    let event = #"""
      {"event":"span","properties":{"attributes":[
        {"key":"exception.message","value":{"text":"ada@corp.example left","other":1}},
        {"key":"db.statement","value":{"text":"select 1"}},
        {"key":"exception.message","key":"db.statement","value":{"text":"select 2"}}]}}
      """#
    let (bytes, report) = scrubber.scrub(part: Array(event.utf8))
    let list = #"[{"key":"exception.message","value":{"text":"[redacted:email] left"}}]"#
    #expect(String(decoding: bytes ?? [], as: UTF8.self).contains(list))
    #expect(
      report.withheld.map(\.path) == [
        "attributes[0].value.#2", "attributes[1]", "attributes[2]",
      ]
    )
  }

  @Test(arguments: [
    #"App\\Order\\Refund::{closure}"#, "shop::main::{{closure}}", "List`1.Add", "<Main>b__0_0",
    "Object.<anonymous>", "run(int)::{lambda(int const&)#1}", "Cart::{unnamed type#2}",
    #"{closure:App\\Order::pay():12}"#,
  ])
  func `names of all languages leave`(name: String) {
    let exception = #"{"type":"\#(name)","stacktrace":{"frames":[{"function":"\#(name)"}]}}"#
    let left = properties("$exception", "\"$exception_list\":[\(exception)]")
    #expect(left.ranges(of: name).count == 2, "\(left)")
  }

  @Test(arguments: [
    "save({user: ana})", "save{name}", #"C:\\Users\\ana"#, #"save\\"#, "save`ana`", "{closure",
    "{local ana}",
    "{closure: ana}",
  ])
  func `values in the signs of names stay`(name: String) {
    let exception = #"{"type":"\#(name)","stacktrace":{"frames":[{"function":"\#(name)"}]}}"#
    let left = properties("$exception", "\"$exception_list\":[\(exception)]")
    #expect(!left.contains(name), "\(left)")
  }

  @Test(arguments: [
    ("https://shop.example/static/js/main.abc.js", "main.abc.js"),
    ("http://localhost:3000/src/App.tsx?t=1700000000000", "App.tsx"),
    ("capacitor://localhost/assets/index.js", "index.js"),
    ("webpack:///./src/app.js", "src/app.js"),
    ("https://shop.example/reset/8d1e4b9c9a64", nil),
    ("https://ada:secret@shop.example", nil),
    ("/home/./ada/notes.py", "notes.py"),
    ("/home/x/../ada/notes.py", "notes.py"),
  ])
  func `files of sources leave without their machine`(file: String, left: String?) {
    let frames = #"{"stacktrace":{"frames":[{"filename":"\#(file)","lineno":3}]}}"#
    let written = properties("$exception", "\"$exception_list\":[\(frames)]")
    let wanted = left.map { #"{"filename":"\#($0)","lineno":3}"# } ?? #"{"lineno":3}"#
    #expect(written.contains("[\(wanted)]"), "\(written)")
  }

  @Test func `lists keep both ends`() {
    let frames = (0..<300).map { #"{"lineno":\#($0),"function":"f"}"# }.joined(separator: ",")
    let list = #""$exception_list":[{"stacktrace":{"frames":[\#(frames)]}}]"#
    let left = properties("$exception", list)
    #expect(left.contains("\"lineno\":49,") && left.contains("\"lineno\":250,"))
    #expect(!left.contains("\"lineno\":50,") && !left.contains("\"lineno\":249,"))
  }

  @Test func `a secret that goes over lines of source is found`() {
    let lines = [
      "-----BEGIN RSA PRIVATE KEY-----",
      "MIIEpAIBAAKCAQEA1c7SyntheticSyntheticSynthetic0123456789abcdefgh",
      "-----END RSA PRIVATE KEY-----",
    ]
    let list = """
      "$exception_list":[{"stacktrace":{"frames":[{"context_line":"\(lines[1])",\
      "post_context":["\(lines[2])"],"pre_context":["key = (","\(lines[0])"],"module":"shop.keys"}]}}]
      """
    let left = properties("$exception", list)
    #expect(left.contains("key = ("))
    #expect(!left.contains("Synthetic"))
  }

  @Test func `a secret that one text gives away goes from the others`() {
    let left = properties(
      "$exception",
      """
      "$exception_list":[{"value":"refused: postgres://svc:kZ7m%40w2xRt@db.corp.example/shop"},\
      {"value":"who is kZ7m@w2xRt?"}]
      """
    )
    #expect(left.contains("who is [redacted:known-secret]?"))
  }

  @Test func `a class tells about its message`() {
    let alone = #""errorDetail":"42 kZ7""#
    #expect(properties("command", alone) == alone)
    let left = properties("command", alone + #","errorClass":"KeyError""#)
    #expect(left == #""errorDetail":"redacted-python-key","errorClass":"KeyError""#)
  }

  @Test func `a body keeps what is public beside its events`() throws {
    let body =
      Array(
        """
        {"batch":[
        """.utf8
      ) + Event.command + Array(",{},\"x\",[".utf8) + Event.command
      + Array(
        """
        ]],"historical_migration":false,"sent_at":"2026-03-14T09:02:10Z","api_key":"phc_abc",\
        "note":"x"}
        """.utf8
      )
    let batch = try #require(scrubber.scrub(batch: body))
    #expect(batch.outcomes.map { $0.event != nil } == [true, false, false, false])
    #expect(batch.withheld == [Withheld(path: "body.#5", reason: .unknownProperty)])
    let text = String(decoding: batch.bytes, as: UTF8.self)
    #expect(
      text.hasSuffix(
        #"],"historical_migration":false,"sent_at":"2026-03-14T09:02:10.000000+00:00","api_key":"phc_abc"}"#
      )
    )
    #expect(JSONTokenizer.isValue(batch.bytes))
  }
}
