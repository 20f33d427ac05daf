/// The bytes of which one has to stand beside a literal.
public struct NeighbourBytes: Sendable, Hashable {
  /// A bit for each byte value, the lowest one first.
  public var words: (UInt64, UInt64, UInt64, UInt64)

  /// The bytes whose bits are set.
  public init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// Any byte.
  public static let all = NeighbourBytes(words: (.max, .max, .max, .max))

  /// Whether `byte` is one of them.
  public func contains(_ byte: UInt8) -> Bool {
    let word = [words.0, words.1, words.2, words.3][Int(byte >> 6)]
    return word >> UInt64(byte & 63) & 1 == 1
  }

  /// Whether both are the same bytes.
  public static func == (left: Self, right: Self) -> Bool {
    left.words == right.words
  }

  /// Hashes the 256 bits.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}
