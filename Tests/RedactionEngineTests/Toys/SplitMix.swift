/// A generator of the same numbers every time, https://prng.di.unimi.it/splitmix64.c.
struct SplitMix: RandomNumberGenerator {
  var seed: UInt64

  mutating func next() -> UInt64 {
    seed &+= 0x9e37_79b9_7f4a_7c15
    var mixed = seed
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &self)
  }

  mutating func isOne(in bound: Int) -> Bool {
    below(bound) == 0
  }

  /// One of `choices`, which are not none.
  mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element
  where Choices.Index == Int {
    choices[choices.startIndex + below(choices.count)]
  }

  /// `count` bytes of `alphabet`.
  mutating func bytes(of alphabet: [UInt8], count: Int) -> [UInt8] {
    (0..<count).map { _ in pick(alphabet) }
  }
}
