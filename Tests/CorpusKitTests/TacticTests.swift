import CorpusOracle
import Testing

@testable import CorpusKit

/// What every tactic makes is judged rightly: the oracle owes nothing to the views.
@Suite struct TacticTests {
  private static let oracle = CorpusOracle(labels: ["toy"])
  private static let secret = "tok_kZ7mQw2xRt81LpVb0Ns4"

  /// A case that every tactic but those for headers applies to.
  private static let corpus = Corpus(
    toy: [
      "Corpus/shapes.yaml": """
      shapes:
        toy: {prefix: tok_, alphabet: alnum, length: 24, source: RFC 1}
      """,
      "Corpus/credential/a.yaml": """
      cases:
        - 'Bad token ⟦{toy}⟧, retry "once" more'
        - 'no such file'
      """,
      "Corpus/auth-header/a.yaml": "cases: ['Cookie: ⟦{toy}⟧']",
    ]
  )

  static var tactics: [String] {
    (Tactic.all + Tactic.sweeps).map(\.name)
  }

  @Test func `there are enough, and each has a name of its own`() {
    #expect(Set(Self.tactics).count == Self.tactics.count)
    #expect(Tactic.all.count >= 25)
    #expect(Tactic.all.count { $0.scope == .any } >= 8)
    #expect(Tactic.all.allSatisfy { !$0.summary.isEmpty })
  }

  @Test(arguments: tactics)
  func `it makes texts, the same each time`(name: String) throws {
    let (tactic, subject) = try subject(for: name)
    let texts = tactic.variants(subject).map(\.text.bytes)
    #expect(!texts.isEmpty && texts.allSatisfy { !$0.isEmpty })
    #expect(texts == tactic.variants(subject).map(\.text.bytes))
  }

  @Test(arguments: tactics)
  func `a right redactor passes, a wrong one is caught`(name: String) throws {
    let (tactic, subject) = try subject(for: name)
    for variant in tactic.variants(subject) where variant.feed.isWhole {
      let text = variant.text
      #expect(faults(Self.right(text.segments), variant) == [])
      let pieces = text.segments.filter { $0.fate == .secret }.map(\.bytes.count).max() ?? 0
      let isJudgedWhole = variant.judgement == .whole || variant.judgement == .pieces && pieces >= 8
      guard isJudgedWhole else { continue }
      #expect(faults(text.bytes, variant).contains(.leak), "does nothing")
      let copy = Encoder.base64(Self.plain(of: text))
      #expect(faults(Self.right(text.segments) + copy, variant).contains(.leak), "leaves base64")
      let eight = Self.plain(of: text).suffix(8)
      #expect(
        faults(Self.right(text.segments) + eight, variant).contains(.leak),
        "leaks eight bytes"
      )
      if text.segments.contains(where: { $0.fate == .kept }) {
        let kinds = faults(Array("[redacted:toy]".utf8), variant)
        #expect(!kinds.isEmpty && !kinds.contains(.leak), "removes everything")
      }
    }
  }

  @Test func `a head that was cut is judged by what it shows of the body`() {
    let secret = Array(Self.secret.utf8)
    let head = TacticVariant.Head(of: secret, prefix: 4, end: 14)
    #expect(head.bytes == Array("kZ7mQw2xRt".utf8) && head.pieceLength == 8)
    let segments = [Segment(.kept, Array("x ".utf8)), Segment(.secret, secret)]
    func leak(_ output: String) -> Fault? {
      Self.oracle.leak(of: head.bytes, piece: 8, in: Array(output.utf8), of: segments)
    }
    #expect(leak("x tok_kZ7mQw2x") != nil)
    #expect(leak("x tok_kZ7mQw2") == nil)
    #expect(leak("x [redacted:toy]") == nil)
  }

  /// The output of a redactor that takes what is secret and nothing else.
  private static func right(_ segments: [Segment]) -> [UInt8] {
    segments.flatMap { $0.fate == .secret ? Array("[redacted:toy]".utf8) : $0.bytes }
  }

  /// The secret of a text as it was before it was encoded.
  private static func plain(of text: MarkedText) -> [UInt8] {
    let first = text.plainSecrets.first { $0.starts(with: "tok_".utf8) && $0.count == 28 }
    return first ?? text.segments.first { $0.fate == .secret }?.bytes ?? []
  }

  private func faults(_ output: [UInt8], _ variant: TacticVariant) -> [Fault.Kind] {
    switch variant.judgement {
    case .whole, .pieces:
      Self.oracle.faults(
        in: output,
        of: variant.text.segments,
        known: variant.text.plainSecrets,
        unmarked: variant.text.plainRest,
        strictness: variant.judgement == .whole ? .whole : .pieces
      ).map(\.kind)
    case .heads(let heads):
      heads.compactMap { head in
        Self.oracle.leak(
          of: head.bytes,
          piece: head.pieceLength,
          in: output,
          of: variant.text.segments
        )?.kind
      }
    }
  }

  /// The tactic, and the first case that it applies to.
  private func subject(for name: String) throws -> (Tactic, TacticSubject) {
    let tactic = try #require(Tactic.named(name))
    let minter = Minter(shapes: Self.corpus.shapes)
    let subjects = (0..<8).flatMap { seed in
      Self.corpus.cases.map { item in
        TacticSubject(
          item,
          minted: minter.minted(item),
          isCertain: true,
          spansLines: false,
          seed: seed
        )
      }
    }
    let first = subjects.filter(\.item.isPositive).first { tactic.obstacle(for: $0) == nil }
    return (tactic, try #require(first, "no case is one for \(name)"))
  }
}

extension TacticVariant.Feed {
  fileprivate var isWhole: Bool {
    if case .pieces = self { false } else { true }
  }
}
