internal import RuleModel

/// Numbers that look random and are the same for the same thing and seed.
struct RandomSource {
  private var numbers: SplitMix64

  /// A source for the thing called `name` in the run of `seed`.
  init(name: String, seed: UInt64) {
    numbers = SplitMix64(seed: Self.digest(of: name.utf8) ^ (seed &* 0x9e37_79b9_7f4a_7c15))
  }

  mutating func next() -> UInt64 {
    numbers.next()
  }

  mutating func element(of bytes: [UInt8]) -> UInt8 {
    bytes[Int(next() % UInt64(bytes.count))]
  }

  /// FNV-1a with 64 bits.
  ///
  /// http://www.isthe.com/chongo/tech/comp/fnv/
  static func digest(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
