import PatternSyntax
import RuleModel
import Testing

@Suite struct RandomPatternTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func analysisHoldsForRandomMembers(seed: UInt64) throws {
    var writer = PatternWriter(random: SplitMix64(seed: seed))
    var members = MemberWriter(random: SplitMix64(seed: seed &+ 1000))
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

  @Test(arguments: [5, 6, 7, 8] as [UInt64])
  func surroundingsHoldForRandomMembers(seed: UInt64) throws {
    var writer = PatternWriter(random: SplitMix64(seed: seed))
    var members = MemberWriter(random: SplitMix64(seed: seed &+ 1000))
    var narrowed = 0
    var withContinuations = 0
    for _ in 0..<150 {
      let text = writer.pattern(depth: 3)
      let pattern = try Pattern(parsing: text)
      let analysis = PatternAnalysis(of: pattern)
      for _ in 0..<8 {
        guard let (whole, range) = members.placedMember(of: pattern) else { continue }
        if range.lowerBound > 0 {
          #expect(analysis.precedingBytes.contains(whole[range.lowerBound - 1]), "\(text)")
          narrowed += analysis.precedingBytes == .all ? 0 : 1
        }
        if let literals = analysis.requiredLiterals {
          #expect(holds(literals, in: whole, at: range.lowerBound), "\(text)")
          withContinuations += literals.continuation == nil ? 0 : 1
        }
      }
    }
    #expect(narrowed > 30)
    #expect(withContinuations > 30)
  }

  /// Whether a literal stands where it should for a match at `start`, with the right bytes around it.
  private func holds(_ required: RequiredLiterals, in text: [UInt8], at start: Int) -> Bool {
    let folded = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return required.distance.contains { distance in
      text.dropFirst(start).prefix(distance).allSatisfy { required.lead.contains($0) }
        && required.literals.enumerated().contains { ordinal, literal in
          let rest = folded.dropFirst(start + distance)
          guard rest.starts(with: literal.bytes) else { return false }
          let behind = text.dropFirst(start + distance + literal.bytes.count)
          return behind.first.map { literal.following.contains($0) } ?? true
            && required.continuation?.takes(behind, behindLiteral: ordinal) ?? true
        }
    }
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

extension Continuation {
  /// Whether no byte of `text` is refused before a match is possible.
  fileprivate func takes(_ text: some Sequence<UInt8>, behindLiteral ordinal: Int) -> Bool {
    var state = starts[ordinal]
    for byte in text {
      guard state != Self.possible else { return true }
      guard let target = target(of: byte, from: state) else { return false }
      state = target
    }
    return true
  }
}
