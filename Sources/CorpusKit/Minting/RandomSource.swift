/// Numbers that look random and are the same for the same seed: SplitMix64.
///
/// https://prng.di.unimi.it/splitmix64.c
struct RandomSource {
  private var state: UInt64

  /// A source for the thing called `name` in the run of `seed`.
  init(name: String, seed: UInt64) {
    state = Self.digest(of: name.utf8) ^ (seed &* 0x9e37_79b9_7f4a_7c15)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
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
