import RuleCompiler
import RuleMatching
import RuleModel
import Testing

@Suite struct TokenBoundariesTests {
  /// What a rule of `pattern` finds in `text`.
  private func found(_ pattern: String, in text: String, _ more: String = "") throws -> [String] {
    let example = pattern.hasPrefix("cue") ? "cue=⟦toy1234⟧" : "⟦toy1234⟧"
    let file = ToyFile("pattern: '\(pattern)'\nexamples: ['\(example)']\(more)")
    let compiled = try file.compilation().compiled
    let bytes = Array(text.utf8)
    return RuleReference(compiled).secrets(in: bytes).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  private static let token = "toy[0-9]{4}"

  @Test(arguments: [
    "toy1234", " toy1234", "\"toy1234\"", "(toy1234)", "\\ntoy1234", "\\ttoy1234\\n",
    "%20toy1234%20",
    "\\u003dtoy1234", "\\x3Dtoy1234", "\u{1B}[mtoy1234\u{1B}[0m", "\u{1B}[1mtoy1234",
    "\u{1B}[31mtoy1234", "\u{1B}[1;3mtoy1234", "\u{1B}[1;31mtoy1234", "\u{1B}[31;1mtoy1234",
    "密toy1234密", "_toy1234_", "-toy1234-", "é\u{200B}toy1234\u{200B}", "toy1234...",
  ])
  func `a token stands free behind signs, escapes and colours`(text: String) throws {
    #expect(try found(Self.token, in: text) == ["toy1234"])
  }

  @Test(arguments: [
    "atoy1234", "Ztoy1234", "0toy1234", "toy12345", "toy1234a", "toy1234Z", "\\qtoy1234",
    "%2toy1234", "[333mtoy1234",
  ])
  func `a token that goes on is none`(text: String) throws {
    #expect(try found(Self.token, in: text) == [])
  }

  @Test func `tokens of one kind may be glued`() throws {
    #expect(try found("toy1[0-9]{3}", in: "toy1234toy1567").first == "toy1234")
  }

  @Test func `bytes of the token's last class behind it count as its end's`() throws {
    #expect(try found("toy[0-9_]{4}", in: "toy1234_") == [])
    #expect(try found("toy[0-9]{4}", in: "toy1234_") == ["toy1234"])
  }

  @Test func `a cue gets no boundary on its side`() throws {
    #expect(try found("cue=(?<secret>toy[0-9]{4})", in: "xcue=toy1234") == ["toy1234"])
    #expect(try found("cue=(?<secret>toy[0-9]{4})", in: "cue=toy12345") == [])
    #expect(try found("cue=(?<secret>toy[0-9]{4})x?", in: "cue=toy12345") == ["toy1234"])
  }

  @Test func `none are added where the rule says so, or where bytes are no token's`() throws {
    #expect(try found(Self.token, in: "xtoy12345", "\nboundaries: none") == ["toy1234"])
    #expect(try found("toy[^.]{4}", in: "xtoy1234 y") == [])
    #expect(try found("toy[^.]{4}", in: "toy1234y") == ["toy1234"])
  }

  @Test func `a rule without boundaries is compiled as written`() throws {
    let compiled = try ToyFile("boundaries: none").compilation().compiled
    #expect(compiled.matcher == .pattern("toy[0-9]{4}", secretGroups: []))
    #expect(compiled.lookbehind == 0 && compiled.window == 7 && compiled.isBounded)
  }
}
