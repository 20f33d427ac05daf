import PatternSyntax
import RuleModel
import Testing

@Suite struct RandomPatternTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func analysisHoldsForRandomMembers(seed: UInt64) throws {
    var writer = PatternWriter(random: SeededGenerator(state: seed))
    var members = MemberWriter(random: SeededGenerator(state: seed &+ 1000))
    var withLiterals = 0
    for _ in 0..<500 {
      let text = writer.pattern(depth: 3)
      let pattern = try Pattern(parsing: text)
      let analysis = PatternAnalysis(of: pattern)
      withLiterals += analysis.requiredLiterals == nil ? 0 : 1
      for _ in 0..<8 {
        guard let member = members.member(of: pattern) else { continue }
        check(member, against: analysis, of: text)
      }
    }
    #expect(withLiterals > 100)
  }

  private func check(_ member: [UInt8], against analysis: PatternAnalysis, of pattern: String) {
    #expect(member.count >= analysis.minimumLength, "\(pattern)")
    #expect(member.count <= analysis.maximumLength ?? .max, "\(pattern)")
    #expect(member.count <= analysis.reachAfter ?? .max, "\(pattern)")
    if let first = member.first, let last = member.last {
      #expect(analysis.firstBytes.contains(first), "\(pattern)")
      #expect(analysis.lastBytes.contains(last), "\(pattern)")
    }
    if let literals = analysis.requiredLiterals {
      let folded = member.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      let stands = literals.distance.contains { distance in
        literals.strings.contains { folded.dropFirst(distance).starts(with: $0) }
      }
      #expect(stands, "\(pattern)")
    }
  }
}
