import RuleMatching
import RuleModel
import Testing

/// Blocks: an opening, pieces of a body, and a close or the first byte that is neither.
@Suite struct BlockTests {
  private static let key = CompiledRule.toyBlock(
    open: "BEGIN\n",
    body: "[a-z]{1,8}\n",
    close: "END"
  )
  private let scratch = RuleScratch()

  private func outcome(
    at offset: Int,
    in text: String,
    edges: TextEdges = .whole,
    rule: CompiledRule = key
  ) -> (RuleMatcher.Outcome, [Range<Int>]) {
    let bytes = Array(text.utf8)
    let outcome = RuleMatcher(rule).outcome(
      at: offset,
      in: bytes,
      line: 0..<bytes.count,
      edges: edges,
      scratch: scratch
    )
    return (outcome, outcome == .secrets ? scratch.secrets : [])
  }

  @Test(arguments: [
    ("BEGIN\nabc\nEND\nx", 13), ("BEGIN\nabc\nde\nENDx", 16), ("BEGIN\nabc\n\nx", 10),
    ("BEGIN\nabc\nabcdefghi\n", 10), ("BEGIN\nabc\n", 10),
  ])
  func `a block ends with its close or before what is neither`(text: String, end: Int) {
    #expect(outcome(at: 0, in: text) == (.secrets, [0..<end]))
  }

  @Test(arguments: [
    "BEGIN\n", "BEGIN\nEND", "BEGIN\n-", "BEGIN", "BEGI\nabc\n", "BEGIN\nabcdefghi\n",
  ])
  func `an opening without a body is no finding`(text: String) {
    #expect(outcome(at: 0, in: text).0 == .none)
  }

  @Test func `a block without a close ends where its body ends`() {
    let rule = CompiledRule.toyBlock(open: "B", body: "[0-9]", close: nil)
    #expect(outcome(at: 1, in: "xB123y", rule: rule) == (.secrets, [1..<5]))
  }

  @Test func `a block at a text's open edge goes on`() {
    let position = RuleMatcher.BlockPosition(start: 0, next: 10)
    #expect(outcome(at: 0, in: "BEGIN\nabc\nde", edges: .startsLine).0 == .openBlock(position))
    #expect(outcome(at: 0, in: "BEGIN\nabc\nEN", edges: .startsLine).0 == .openBlock(position))
    #expect(outcome(at: 0, in: "BEGIN\nab", edges: .startsLine).0 == .needsMore)
    #expect(outcome(at: 0, in: "BEG", edges: .startsLine).0 == .needsMore)
    #expect(outcome(at: 0, in: "BEX", edges: .startsLine).0 == .none)
  }

  @Test(arguments: ["BEGIN\nabc\nde\nEND\nx", "BEGIN\nabc\nfgh\n-", "BEGIN\nabc\n", "BEGIN\n\nabc"])
  func `where a text is cut changes nothing`(text: String) {
    let whole = outcome(at: 0, in: text).1.first
    let bytes = Array(text.utf8)
    let matcher = RuleMatcher(Self.key)
    for cut in 0...bytes.count {
      let first = outcome(
        at: 0,
        in: String(decoding: bytes[..<cut], as: UTF8.self) + (cut == 0 ? "B" : ""),
        edges: .startsLine
      )
      var found: Range<Int>?
      switch first.0 {
      case .openBlock(let position):
        let progress = matcher.resumeBlock(
          at: position.next,
          in: bytes,
          edges: .whole,
          scratch: scratch
        )
        guard case .ended(let end) = progress else {
          Issue.record("the block is open behind the text's end")
          return
        }
        found = position.start..<end
      case .secrets: found = first.1.first
      case .needsMore: found = whole
      case .none, .unscannable: break
      }
      #expect(found == whole, "cut at \(cut)")
    }
  }

  @Test func `a piece that asks for the line's end waits for it at a text's open edge`() {
    let rule = CompiledRule.toyBlock(open: "B\n", body: "(?m)[a-z]{1,8}$\n?", close: nil)
    let position = RuleMatcher.BlockPosition(start: 0, next: 4)
    #expect(
      outcome(at: 0, in: "B\na\nbc", edges: .startsLine, rule: rule).0 == .openBlock(position)
    )
    #expect(outcome(at: 0, in: "B\na\nbc", rule: rule) == (.secrets, [0..<6]))
    #expect(outcome(at: 0, in: "B\na\nbc-", rule: rule) == (.secrets, [0..<4]))
  }

  @Test(arguments: [.whole, .startsLine] as [TextEdges])
  func `blocks inside of blocks end where they end alone`(edges: TextEdges) {
    let rules = [
      CompiledRule.toyBlock(open: "b", body: "[abc]{1,3}", close: "x"),
      CompiledRule.toyBlock(open: "(?<!a)b", body: "[ab]c?|-(?=b)", close: nil),
    ]
    var state: UInt64 = 7
    for _ in 0..<200 {
      let text = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Array("aabbccx-\n".utf8)[Int(state >> 33) % 9]
      }
      for matcher in rules.map({ RuleMatcher($0) }) {
        scratch.beginText()
        for offset in text.indices {
          let alone = RuleScratch()
          let outcomes = [scratch, alone].map {
            matcher.outcome(
              at: offset,
              in: text,
              line: 0..<text.count,
              edges: edges,
              scratch: $0
            )
          }
          #expect(outcomes[0] == outcomes[1])
          if outcomes[1] == .secrets {
            #expect(scratch.secrets == alone.secrets)
          }
        }
      }
    }
  }

  @Test func `a piece that trips the limit goes with the block`() {
    let rule = CompiledRule.toyBlock(open: "B", body: "[0-9]|(?:a|a)*b", close: "E")
    let text = Array("B1aaaaaaaaaaaaaaaaaaaaE-".utf8)
    let scratch = RuleScratch(matchLimit: 200)
    let matcher = RuleMatcher(rule, usesJIT: false)
    let outcome = matcher.outcome(
      at: 0,
      in: text,
      line: 0..<text.count,
      edges: .whole,
      scratch: scratch
    )
    #expect(outcome == .secrets)
    #expect(scratch.secrets.first?.lowerBound == 0)
    #expect(scratch.secrets.first.map { $0.upperBound > 10 } == true)
  }
}
