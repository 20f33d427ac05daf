import PatternSyntax
import Testing

@Suite struct GrammarExpansionTests {
  private let definitions = [
    "host": "[a-z.]+", "port": "[0-9]{1,5}", "authority": "(?&host)(?::(?&port))?",
    "ping": "(?&pong)", "pong": "a(?&ping)", "broken": "x(?&nowhere)",
  ]

  @Test(arguments: [
    ("abc", "abc"),
    ("a(?&port)b", "a(?:[0-9]{1,5})b"),
    ("(?&authority)", "(?:(?:[a-z.]+)(?::(?:[0-9]{1,5}))?)"),
    (#"\(?&host)"#, #"\(?&host)"#),
    (#"\Q(?&host)\E"#, #"\Q(?&host)\E"#),
    ("[(?&host)]", "[(?&host)]"),
    ("[](?&host)]", "[](?&host)]"),
    ("[[:alpha:](?&host)]", "[[:alpha:](?&host)]"),
    (#"[\](?&host)]"#, #"[\](?&host)]"#),
    (#"[\\](?&port)"#, #"[\\](?:[0-9]{1,5})"#),
    ("(?#(?&host)", "(?#(?&host)"),
    ("é(?&port)é", "é(?:[0-9]{1,5})é"),
  ])
  func replacesCalls(pattern: String, result: String) throws {
    #expect(try expanded(pattern, definitions: definitions).text == result)
  }

  @Test(arguments: [
    ("a(?&hots)", 1, "no pattern of the grammar is called `hots`; did you mean `host`?"),
    ("a(?&zzzzzz)", 1, "no pattern of the grammar is called `zzzzzz`"),
    ("ab(?&ping)", 2, "this call goes in a circle: ping → pong → ping"),
    ("é(?&broken)", 2, "no pattern of the grammar is called `nowhere`"),
  ])
  func locatesMistakes(pattern: String, offset: Int, message: String) {
    let error = #expect(throws: PatternError.self) {
      try expanded(pattern, definitions: definitions)
    }
    #expect(error == PatternError(at: offset, message))
  }

  @Test func mapsOffsetsBack() throws {
    let result = try expanded("ab(?&port)cd(?&host)e", definitions: definitions)
    #expect(result.text == "ab(?:[0-9]{1,5})cd(?:[a-z.]+)e")
    let places = (0...result.text.utf8.count).map(result.originalOffset)
    #expect(Array(places[0...2]) == [0, 1, 2])
    #expect(places[3...15].allSatisfy { $0 == 2 })
    #expect(Array(places[16...17]) == [10, 11])
    #expect(places[18...28].allSatisfy { $0 == 12 })
    #expect(places[29] == 20)
    #expect(result.located(PatternError(at: 17, "x")) == PatternError(at: 11, "x"))
  }

  @Test func refusesCallsWithoutEnd() throws {
    var chain = ["a0": "x"]
    for level in 1...100 {
      chain["a\(level)"] = "(?&a\(level - 1))"
    }
    #expect(try expanded("(?&a63)", definitions: chain).text.contains("x"))
    let error = #expect(throws: PatternError.self) {
      try expanded("y(?&a64)", definitions: chain)
    }
    #expect(error == PatternError(at: 1, "the calls go more than 64 deep"))
  }

  @Test func refusesGrowthWithoutLimit() {
    var growing = ["a0": "xxxxxxxxxxxxxxxx"]
    for level in 1...20 {
      growing["a\(level)"] = "(?&a\(level - 1))(?&a\(level - 1))"
    }
    let error = #expect(throws: PatternError.self) {
      try expanded("(?&a20)", definitions: growing)
    }
    #expect(error?.message == "the pattern grows past 64 KiB by its calls")
  }
}
