import LiteralScan
import RuleModel
import Testing

@Suite struct GramIndexTests {
  private static func gram(_ text: [UInt8]) -> UInt32 {
    text.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Every hit that a plain search finds at every third place.
  private static func expected(
    _ grams: [GramIndex.Gram],
    _ neighbors: [(before: UInt8?, behind: UInt8?)],
    in text: [UInt8],
    _ range: Range<Int>
  ) -> Set<[UInt32]> {
    var hits: Set<[UInt32]> = []
    var lineStart = range.lowerBound
    for offset in range.lowerBound..<max(range.lowerBound, min(range.upperBound, text.count - 3)) {
      if offset > range.lowerBound, text[offset - 1] == UInt8(ascii: "\n") {
        lineStart = offset
      }
      guard (offset - lineStart).isMultiple(of: 3) else { continue }
      let here = gram(text[offset..<(offset + 4)].map { $0 | 0x20 })
      for (index, gram) in grams.enumerated() where gram.bytes | 0x2020_2020 == here {
        let before =
          offset > 0 && neighbors[index].before.map { $0 | 0x20 } == text[offset - 1] | 0x20
        let behind =
          offset + 4 < text.count
          && neighbors[index].behind.map { $0 | 0x20 } == text[offset + 4] | 0x20
        if gram.needsBoth ? before && behind : before || behind {
          hits.insert([UInt32(offset), UInt32(index)])
        }
      }
    }
    return hits
  }

  @Test func `finds what a plain search finds`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let alphabet = Array("aAbB1%\n".utf8)
      func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      }
      var grams: [GramIndex.Gram] = []
      var neighbors: [(before: UInt8?, behind: UInt8?)] = []
      for _ in 0..<Int.random(in: 0..<60, using: &random) {
        let before = Bool.random(using: &random) ? bytes(1)[0] : nil
        let behind = Bool.random(using: &random) ? bytes(1)[0] : nil
        neighbors.append((before, behind))
        grams.append(
          GramIndex.Gram(
            Self.gram(bytes(4)),
            before: before.map(GramIndex.Neighbor.byte) ?? .nothing,
            behind: behind.map(GramIndex.Neighbor.byte) ?? .nothing,
            needsBoth: Bool.random(using: &random)
          )
        )
      }
      let text = bytes(Int.random(in: 0..<4000, using: &random))
      let start = Int.random(in: 0...text.count, using: &random)
      let range = start..<Int.random(in: start...text.count, using: &random)
      var hits: [GramIndex.Hit] = []
      GramIndex(grams).scan(text, range: range, into: &hits)
      #expect(
        Set(hits.map { [$0.offset, $0.gram] }) == Self.expected(grams, neighbors, in: text, range),
        "seed \(seed)"
      )
      #expect(hits.map(\.offset) == hits.map(\.offset).sorted(), "seed \(seed)")
    }
  }

  @Test func `anything fits beside a gram that says so`() {
    let gram = Self.gram(Array("abcd".utf8))
    let index = GramIndex([GramIndex.Gram(gram, before: .nothing, behind: .anything)])
    var hits: [GramIndex.Hit] = []
    index.scan(Array("ABCDxxabcd".utf8), range: 0..<10, into: &hits)
    #expect(hits.map(\.offset) == [0, 6])
  }
}
