import RuleModel

extension SplitMix64 {
  mutating func bytes(from alphabet: [UInt8], count: Int) -> [UInt8] {
    (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &self)] }
  }

  /// Random bytes with some of the literals among them, also at both ends.
  mutating func haystack(from alphabet: [UInt8], count: Int, holding literals: [[UInt8]]) -> [UInt8]
  {
    var haystack = bytes(from: alphabet, count: count)
    for literal in literals.shuffled(using: &self) where literal.count <= count {
      let last = count - literal.count
      let places = [0, last, Int.random(in: 0...last, using: &self)]
      let place = places[Int.random(in: 0..<3, using: &self)]
      haystack.replaceSubrange(place..<(place + literal.count), with: literal)
    }
    return haystack
  }
}
