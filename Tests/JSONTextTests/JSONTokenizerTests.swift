import JSONText
import RuleModel
import Testing

@Suite struct JSONTokenizerTests {
  @Test(arguments: [
    "0", "-0", "10", "-12.5", "1.10", "1e5", "1E+5", "1.0e-05", "0.0", "0e0",
    "123456789012345678901234567890123456789", "-1.7976931348623157e99999",
    "true", "false", "null", #""""#, #""a""#, #""\"\\\/\b\f\n\r\t\u00e9\uABCD""#,
    #""\ud800""#, #""\udc00\ud800""#, #""\ud83d\ude00""#, "\"\u{7f}é😀\"",
    "{}", "[]", "[[]]", "[{}]", #"{"a":1}"#, #"{"a":1,"a":2}"#, #"{"":{"":[]}}"#,
    #" [ 1 , "b" , { "c" : null } ] "#, "\t\r\n[1,\n2]\r\n", "[1,2,3]", "[-1]",
  ])
  func accepts(text: String) {
    #expect(JSONTokenizer.isValue(Array(text.utf8)))
  }

  @Test(
    arguments: [
      ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1),
      ("{", .unexpectedEnd, 1), ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 2),
      ("\"\\u12", .unexpectedEnd, 5), ("[1,", .unexpectedEnd, 3), (#"{"a""#, .unexpectedEnd, 4),
      (#"{"a":"#, .unexpectedEnd, 5), ("tru", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1),
      ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3),
      ("]", .unexpectedByte, 0), ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1),
      ("[1 2]", .unexpectedByte, 3), (#"{"a":1,}"#, .unexpectedByte, 7),
      (#"{"a" 1}"#, .unexpectedByte, 5), (#"{"a":}"#, .unexpectedByte, 5),
      ("{1:2}", .unexpectedByte, 1), ("{a:1}", .unexpectedByte, 1), ("[}", .unexpectedByte, 1),
      (#"{"a":1]"#, .unexpectedByte, 6), (#"["a":1]"#, .unexpectedByte, 4),
      ("True", .unexpectedByte, 0), ("nul]", .unexpectedByte, 3), ("NaN", .unexpectedByte, 0),
      ("Infinity", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
      (".5", .unexpectedByte, 0), ("\u{feff}1", .unexpectedByte, 0), ("/**/1", .unexpectedByte, 0),
      ("01", .invalidNumber, 1), ("-01", .invalidNumber, 2), ("1.e5", .invalidNumber, 2),
      ("-a", .invalidNumber, 1), ("[1e]", .invalidNumber, 3), ("-Infinity", .invalidNumber, 1),
      ("1 2", .trailingBytes, 2), ("1a", .trailingBytes, 1), ("{}{}", .trailingBytes, 2),
      ("\"a\"\0", .trailingBytes, 3), ("0x10", .trailingBytes, 1),
      (#""\x41""#, .invalidEscape, 1), (#""\u12G4""#, .invalidEscape, 1),
      (#""\'""#, .invalidEscape, 1), (#""\U0041""#, .invalidEscape, 1),
      ("\"a\nb\"", .controlCharacter, 2), ("\"\0\"", .controlCharacter, 1),
      ("\"\t\"", .controlCharacter, 1),
    ] as [(String, JSONError.Reason, Int)]
  )
  func refuses(text: String, reason: JSONError.Reason, offset: Int) {
    let error = #expect(throws: JSONError.self) {
      try JSONTokenizer.leaves(of: Array(text.utf8))
    }
    #expect(error == JSONError(reason, at: offset))
  }

  @Test func reportsTokensWithTheirPlaces() throws {
    let text = #" {"k\n": [1.10, "v", true], "e": {}} "#
    let expected: [(JSONToken.Kind, String, Int)] = [
      (.objectStart, "{", 0), (.string(isKey: true, hasEscapes: true), #""k\n""#, 1),
      (.arrayStart, "[", 1), (.number, "1.10", 2),
      (.string(isKey: false, hasEscapes: false), #""v""#, 2), (.literal, "true", 2),
      (.arrayEnd, "]", 1), (.string(isKey: true, hasEscapes: false), #""e""#, 1),
      (.objectStart, "{", 1), (.objectEnd, "}", 1), (.objectEnd, "}", 0),
    ]
    let bytes = Array(text.utf8)
    var tokenizer = JSONTokenizer()
    for (kind, spelling, depth) in expected {
      let token = try #require(try tokenizer.next(in: bytes.span))
      #expect(token.kind == kind)
      #expect(token.depth == depth)
      #expect(Array(bytes[token.range]) == Array(spelling.utf8))
    }
    for _ in 0..<2 {
      let end = try tokenizer.next(in: bytes.span)
      #expect(end == nil)
    }
  }

  @Test func leavesAreStringsKeysAndNumbers() throws {
    let bytes = Array(#"{"a":[1,null,"b"],"c":-2e3}"#.utf8)
    let leaves = try JSONTokenizer.leaves(of: bytes)
    let texts = leaves.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(texts == [#""a""#, "1", #""b""#, #""c""#, "-2e3"])
    #expect(leaves.map(\.isKey) == [true, false, false, true, false])
  }

  @Test func acceptsInvalidUTF8InsideStringsOnly() {
    #expect(JSONTokenizer.isValue([0x22, 0xff, 0xc3, 0x80, 0x22]))
    #expect(!JSONTokenizer.isValue([0xff]))
  }

  @Test(arguments: ["[", #"{"a":"#])
  func refusesWhatIsTooDeep(opening: String) {
    let close = opening == "[" ? "]" : "}"
    func nested(_ depth: Int) -> [UInt8] {
      Array(
        (String(repeating: opening, count: depth) + "1" + String(repeating: close, count: depth))
          .utf8
      )
    }
    #expect(JSONTokenizer.isValue(nested(512)))
    #expect(!JSONTokenizer.isValue(nested(513)))
    #expect(JSONTokenizer.isValue(nested(5), depthLimit: 5))
    #expect(!JSONTokenizer.isValue(nested(6), depthLimit: 5))
    #expect(JSONTokenizer.isValue(Array("1".utf8), depthLimit: 0))
    let error = #expect(throws: JSONError.self) {
      try JSONTokenizer.leaves(of: nested(200_000))
    }
    #expect(error?.reason == .tooDeep)
  }

  @Test func anErrorStays() {
    let bytes = Array("[1,]".utf8)
    var tokenizer = JSONTokenizer()
    for _ in 0..<2 { _ = try? tokenizer.next(in: bytes.span) }
    for _ in 0..<3 {
      #expect(throws: JSONError.self) { try tokenizer.next(in: bytes.span) }
    }
  }

  @Test func randomBytesNeverTrap() {
    var random = SplitMix64(seed: 1)
    let alphabet = Array(#"{}[]:,"\u0123eE+-. tfnrueals"#.utf8) + [0, 0x0a, 0x80, 0xed, 0xff]
    for round in 0..<100_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        round.isMultiple(of: 4)
          ? UInt8.random(in: .min ... .max, using: &random)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      var tokenizer = JSONTokenizer(depthLimit: 4)
      while let token = try? tokenizer.next(in: bytes.span) {
        _ = JSONString.decode(bytes.span, in: token.range)
      }
      let first = Int.random(in: 0...(bytes.count + 2), using: &random)
      let decoded = JSONString.decode(bytes.span, in: first..<(first + 9))
      for offset in 0..<decoded.bytes.count {
        let range = decoded.rawRange(of: offset..<(offset + 1))
        guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else {
          Issue.record("round \(round): the map leaves the text")
          return
        }
      }
    }
  }
}
