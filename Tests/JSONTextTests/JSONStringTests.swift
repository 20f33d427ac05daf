import JSONText
import RuleModel
import Testing

@Suite struct JSONStringTests {
  @Test(
    arguments: [
      (#""""#, []), (#""ab""#, [0x61, 0x62]), (#""\"\\\/""#, [0x22, 0x5c, 0x2f]),
      (#""\b\f\n\r\t""#, [8, 12, 10, 13, 9]), (#""\u0041\u00E9\u20ac""#, Array("Aé€".utf8)),
      (#""\ud83d\ude00""#, Array("😀".utf8)), (#""\u0000""#, [0]),
      (#""\ud800""#, [0xed, 0xa0, 0x80]), (#""\udfff""#, [0xed, 0xbf, 0xbf]),
      (#""\ud800\ud83d\ude00""#, [0xed, 0xa0, 0x80] + Array("😀".utf8)),
      (#""\ude00\ud83d""#, [0xed, 0xb8, 0x80, 0xed, 0xa0, 0xbd]),
      (#""\ud83dx""#, [0xed, 0xa0, 0xbd, 0x78]), (#""\ud83d\n""#, [0xed, 0xa0, 0xbd, 10]),
      (#"a\x"#, Array(#"a\x"#.utf8)), (#""a\"#, Array(#"a\"#.utf8)), (#"""#, []),
    ] as [(String, [UInt8])]
  )
  func decodes(raw: String, bytes: [UInt8]) {
    #expect(JSONString.decode(Array(raw.utf8)).bytes == bytes)
  }

  @Test func aStringWithoutEscapesIsIdentical() {
    let text = Array(#"{"a": "héllo"}"#.utf8)
    let decoded = JSONString.decode(text.span, in: 6..<14)
    #expect(decoded.isIdentical)
    #expect(decoded.rawRange(of: 0..<6) == 7..<13)
    #expect(decoded.rawRange(of: 2..<2) == 9..<9)
    #expect(decoded.rawRange(of: 4..<99) == 11..<13)
  }

  @Test func rangesRoundOutToWholeEscapes() {
    let decoded = JSONString.decode(Array(#""a\u20acb\ud83d\ude00\n""#.utf8))
    #expect(!decoded.isIdentical)
    #expect(decoded.rawRange(of: 0..<1) == 1..<2)
    #expect(decoded.rawRange(of: 2..<3) == 2..<8)
    #expect(decoded.rawRange(of: 3..<5) == 2..<9)
    #expect(decoded.rawRange(of: 6..<7) == 9..<21)
    #expect(decoded.rawRange(of: 9..<10) == 21..<23)
    #expect(decoded.rawRange(of: 6..<6) == 9..<9)
    #expect(decoded.rawRange(of: 10..<10) == 23..<23)
    #expect(decoded.rawRange(of: 0..<10) == 1..<23)
  }

  @Test func everyByteComesFromAPieceThatHoldsIt() {
    var random = SplitMix64(seed: 7)
    for round in 0..<20_000 {
      let raw = randomString(using: &random)
      guard JSONTokenizer.isValue(raw) else {
        Issue.record("round \(round): the generator made no string")
        return
      }
      let decoded = JSONString.decode(raw)
      for (offset, byte) in decoded.bytes.enumerated() {
        let range = decoded.rawRange(of: offset..<(offset + 1))
        let quote = [UInt8(ascii: "\"")]
        let piece = JSONString.decode(quote + Array(raw[range]) + quote)
        guard piece.bytes.contains(byte) else {
          Issue.record("round \(round): byte \(offset) is not in its piece")
          return
        }
      }
      // Neighbouring pieces spell the whole.
      let middle = Int.random(in: 0...decoded.bytes.count, using: &random)
      let head = decoded.rawRange(of: 0..<middle)
      let tail = decoded.rawRange(of: middle..<decoded.bytes.count)
      #expect(head.isEmpty || head.lowerBound == 1)
      #expect(tail.isEmpty || tail.upperBound == raw.count - 1)
      #expect(head.isEmpty || tail.isEmpty || tail.lowerBound <= head.upperBound)
    }
  }

  @Test func whatIsEscapedDecodesToItself() {
    let bytes = Array(UInt8.min...UInt8.max)
    var quoted = JSONString.quoted(bytes)
    #expect(JSONTokenizer.isValue(quoted))
    #expect(JSONString.decode(quoted).bytes == bytes)
    for nesting in 2...4 {
      var text = JSONString.quoted(bytes, nesting: nesting)
      for _ in 1..<nesting {
        text = JSONString.decode([UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]).bytes
      }
      #expect(text == quoted)
    }
    quoted = JSONString.quoted(Array("x".utf8), nesting: 2)
    #expect(quoted == Array(#"\"x\""#.utf8))
  }

  @Test(arguments: [
    (0, #"a"b"#), (1, #"a\"b"#), (2, #"a\\\"b"#), (3, #"a\\\\\\\"b"#), (-1, #"a"b"#),
  ])
  func escapesOncePerNesting(nesting: Int, spelling: String) {
    #expect(JSONString.escaped(Array(#"a"b"#.utf8), nesting: nesting) == Array(spelling.utf8))
  }

  @Test func aPlaceholderNeedsNoEscape() {
    let placeholder = Array("[redacted:email]".utf8)
    #expect(JSONString.escaped(placeholder, nesting: 9) == placeholder)
  }

  private func randomString(using random: inout SplitMix64) -> [UInt8] {
    let pieces = [
      "a", "é", "€", "😀", #"\""#, #"\\"#, #"\/"#, #"\n"#, #"\t"#, #"\u0041"#, #"\u00e9"#,
      #"\u20AC"#, #"\ud83d"#, #"\ude00"#, #"\ud83d\ude00"#, "u0041", " ", "}",
    ]
    let count = Int.random(in: 0...12, using: &random)
    let content = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    return Array("\"\(content)\"".utf8)
  }
}
