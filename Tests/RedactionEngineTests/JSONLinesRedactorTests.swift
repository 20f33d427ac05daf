import JSONText
import RedactionEngine
import RuleModel
import RulePacks
import Testing

@Suite struct JSONLinesRedactorTests {
  private let redactor: Redactor

  init() throws {
    let rules = """
      rules:
        - {id: credential.toy.secret, summary: s, source: s, label: toy, boundaries: none,
           pattern: 'secret[0-9]*', examples: ['⟦secret1⟧'], counterexamples: [x]}
        - {id: credential.toy.named, summary: s, source: s, label: named, boundaries: none,
           pattern: '"pin(?:\\.\\.[a-z]++)*+":\\s*"?(?<secret>[0-9a-z]+)', examples: ['"pin": "⟦12⟧'], counterexamples: [x]}
        - {id: credential.toy.line, summary: s, source: s, label: line, boundaries: none,
           pattern: 'a\\nb', multiline: true, examples: ["⟦a\\nb⟧"], counterexamples: [x]}
        - {id: credential.toy.long, summary: s, source: s, label: long, boundaries: none, run: '[z]',
           pattern: 'yz{2,}', examples: ['⟦yzzz⟧'], counterexamples: [x]}
        - {id: credential.toy.word, summary: s, source: s, label: word, boundaries: none,
           pattern: '(?<![a-z])w=(?<secret>[^" \\t]+)', examples: ['w=⟦a⟧'], counterexamples: [x]}
      """
    let pack = RulePack([AuthoredFile(path: "toy.yaml", bytes: Array(rules.utf8))])
    try #require(pack.isSound, "\(pack.renderedDiagnostics.joined(separator: "\n"))")
    redactor = Redactor(rules: pack.rules, policy: Policy(name: "all", actions: [:]))
  }

  private func scrubbed(_ text: String, pieceLength: Int = .max) -> String {
    var stream = JSONLinesRedactor(redactor)
    var output: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      stream.write(rest.prefix(pieceLength), into: &output)
      rest = rest.dropFirst(pieceLength)
    }
    stream.finish(into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    (#"{"a":"secret1"}"#, #"{"a":"[redacted:toy]"}"#),
    (#"{ "b" : 1.10, "a":"x", "a":"secret" }"#, #"{ "b" : 1.10, "a":"x", "a":"[redacted:toy]" }"#),
    (
      #"{"pin": 1234,"n":12345678901234567890}"#,
      #"{"pin": "[redacted:named]","n":12345678901234567890}"#
    ),
    (#"{"pin": "12ab"}"#, #"{"pin": "[redacted:named]"}"#),
    (#"["sec\u0072et1","\ud800"]"#, #"["[redacted:toy]","\ud800"]"#),
    (#"["x\nsecret\ty"]"#, #"["x\n[redacted:toy]\ty"]"#),
    (
      #"["secret1\u000a2\u00202","secret\u00411"]"#,
      #"["[redacted:toy]\u000a2\u00202","[redacted:toy]\u00411"]"#
    ),
    (
      #"["w=ab\u000Acd\n","w=ab\\u000acd","w=a\u0009b\u000D"]"#,
      #"["w=[redacted:word]\u000Acd\n","w=[redacted:word]","w=[redacted:word]\u0009b\u000D"]"#
    ),
    (#"{"t":"a\nb"}"#, #"{"t":"[redacted:line]"}"#),
    (
      #"{"j":"{\"pin\": 99, \"k\":\"secret\"}"}"#,
      #"{"j":"{\"pin\": \"[redacted:named]\", \"k\":\"[redacted:toy]\"}"}"#
    ),
    (
      #"{"secret1":1,"secret2":2,"secret3":{"secret4":3}}"#,
      #"{"[redacted:toy]":1,"[redacted:toy:00000002]":2,"[redacted:toy:00000003]":{"[redacted:toy]":3}}"#
    ),
    (#"{"u":"https://h/x?k=secret1&b=2"}"#, #"{"u":"https://h/x?k=redacted-toy&b=2"}"#),
    (#""secret""#, #""[redacted:toy]""#),
    ("not json secret", "not json [redacted:toy]"),
    ("", ""), ("\n\n", "\n\n"), ("{\"a\":1}\r\n{}\n", "{\"a\":1}\r\n{}\n"),
  ])
  func keepsWhatIsNotSecret(input: String, expected: String) {
    #expect(scrubbed(input) == expected)
    #expect(scrubbed(expected) == expected)
  }

  @Test(arguments: [
    (#"{"p\u0069n":"12ab"}"#, #"{"p\u0069n":"[redacted:named]"}"#),
    (#"{"pin":{"value":"12ab"}}"#, #"{"pin":{"value":"[redacted:named]"}}"#),
    (#"{"pin":{"old":{"x":34}}}"#, #"{"pin":{"old":{"x":"[redacted:named]"}}}"#),
    (
      #"{"pins":["a1",["b2",{"c":"d\u0033"}], true]}"#,
      #"{"pins":["[redacted:named]",["[redacted:named]",{"c":"[redacted:named]"}], true]}"#
    ),
    (#"{"pin":"a\u0031b\/c"}"#, #"{"pin":"[redacted:named]\/c"}"#),
    (#"{"key":"pin","value":"a1"}"#, #"{"key":"pin","value":"[redacted:named]"}"#),
    (#"{"Value":"a1","id":7,"Name":"pin"}"#, #"{"Value":"[redacted:named]","id":7,"Name":"pin"}"#),
    (
      #"[{"key":"pin","value":{"stringValue":"a1"}},{"key":"n","value":{"stringValue":"a1"}}]"#,
      #"[{"key":"pin","value":{"stringValue":"[redacted:named]"}},{"key":"n","value":{"stringValue":"a1"}}]"#
    ),
    (
      #"{"loc":["body","pin"],"input":"a1"}"#, #"{"loc":["body","pin"],"input":"[redacted:named]"}"#
    ),
    (
      #"{"j":"{\"pins\": [98, \"a1\"]}"}"#,
      #"{"j":"{\"pins\": [\"[redacted:named]\", \"[redacted:named]\"]}"}"#
    ),
    (
      #"{"pin":{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":{"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb":{"c":"a1"}}}}"#,
      #"{"pin":{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":{"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb":{"c":"[redacted:named]"}}}}"#
    ),
  ])
  func `a scalar goes by the name that stands further out or beside it`(
    input: String,
    expected: String
  ) {
    #expect(scrubbed(input) == expected)
    #expect(scrubbed(expected) == expected)
  }

  @Test(arguments: [
    #"{"pin":{"code":"a1"}}"#, #"{"pin":{"":{"x":"a1"}}}"#, #"{"pi":{"n":"a1"}}"#,
    #"{"name":"the pin","value":"a1"}"#, #"{"name":"pin","other":"a1"}"#,
    #"{"a":{"name":"pin"},"value":"a1"}"#, #"{"pin":{"x":[null,true,{},[]]}}"#, #"["pin",["a1"]]"#,
  ])
  func `a scalar without such a name stays`(input: String) {
    #expect(scrubbed(input) == input)
  }

  @Test func manyScalarsUnderOneNameAreReadInBatches() {
    let many = Array(repeating: "\"a1\"", count: 10_000).joined(separator: ",")
    let expected = many.replacing("a1", with: "[redacted:named]")
    #expect(scrubbed("{\"pin\":[\(many)],\"x\":\"a1\"}") == "{\"pin\":[\(expected)],\"x\":\"a1\"}")
  }

  @Test func aStringInDoubtGoesWhole() {
    let text = "{\"a\":\"x y\(String(repeating: "z", count: 9000)) tail\",\"b\":1}\n"
    #expect(scrubbed(text) == "{\"a\":\"[redacted:unscannable]\",\"b\":1}\n")
  }

  @Test func aLineThatIsTooLongIsRemovedAndTheNextOneRead() {
    let long = "[\"" + String(repeating: "x", count: JSONLinesRedactor.longestLine) + "\"]\n"
    #expect(
      scrubbed(long + "[\"secret\"]\n") == "\"[redacted:unscannable]\"\n[\"[redacted:toy]\"]\n"
    )
  }

  @Test func randomValuesStayValidTheSameInPiecesAndTheSameTwice() {
    var random = RandomJSON(seed: 7)
    for _ in 0..<400 {
      let line = random.value(depth: 3) + "\n"
      let once = scrubbed(line)
      #expect(JSONTokenizer.isValue(Array(once.dropLast().utf8)), "valid JSON stays valid")
      #expect(!once.contains("secret"))
      #expect(scrubbed(line, pieceLength: 3) == once, "pieces change nothing")
      #expect(scrubbed(once) == once, "twice changes nothing")
    }
  }

  @Test(arguments: 1..<40 as Range<UInt64>)
  func `a line reads the same whatever came before it`(seed: UInt64) {
    var random = RandomJSON(seed: seed)
    let lines = (0..<60).map { _ in random.value(depth: 3) }
    let together = scrubbed(lines.map { $0 + "\n" }.joined())
    #expect(together == lines.map { scrubbed($0 + "\n") }.joined())
  }
}

/// Makes random JSON from pieces that matter to the toy rules.
private struct RandomJSON {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func string() -> String {
    let pieces = [
      "secret", "secret1", "pin", " ", "\\\"", "\\\\", "\\n", "\\u0073ecret", "é",
      "https:\\/\\/h\\/?k=",
      "x", "\\ud83d\\ude00", "{\\\"pin\\\": 12}", "[1]", "a\\nb",
    ]
    return "\"" + (0..<random.below(4)).map { _ in random.pick(pieces) }.joined() + "\""
  }

  mutating func value(depth: Int) -> String {
    switch random.below(depth > 0 ? 7 : 4) {
    case 0: ["1", "-2.50", "1e9", "12345678901234567890123"][random.below(4)]
    case 1: ["true", "null"][random.below(2)]
    case 2, 3: string()
    case 4:
      "[" + (0..<random.below(4)).map { _ in value(depth: depth - 1) }.joined(separator: ", ") + "]"
    default:
      "{"
        + (0..<random.below(4)).map { _ in "\(string()): \(value(depth: depth - 1))" }
        .joined(separator: ",") + "}"
    }
  }
}
