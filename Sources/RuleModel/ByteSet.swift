/// A set of byte values, as 256 bits.
public struct ByteSet: Sendable, Hashable {
  /// A bit for each byte value, the lowest one first.
  public internal(set) var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// The set of no byte.
  public init() {}

  /// The set of the given bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      insert(byte)
    }
  }

  /// The set of the UTF-8 bytes of `text`.
  public init(_ text: String) {
    self.init(text.utf8)
  }

  /// Every byte value.
  public static let all = ByteSet(0...255)

  /// ASCII letters and digits.
  public static let alphanumerics = ByteSet(
    Array(UInt8(ascii: "0")...UInt8(ascii: "9")) + Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
      + Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
  )

  /// Whether the set holds no byte.
  public var isEmpty: Bool {
    words.0 | words.1 | words.2 | words.3 == 0
  }

  /// How many byte values the set holds.
  public var count: Int {
    words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount
      + words.3.nonzeroBitCount
  }

  /// Whether `byte` is in the set.
  @inlinable
  public func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    return word(byte >> 6) & bit != 0
  }

  /// Adds `byte`.
  public mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  /// Adds every byte of `other`.
  public mutating func formUnion(_ other: ByteSet) {
    words.0 |= other.words.0
    words.1 |= other.words.1
    words.2 |= other.words.2
    words.3 |= other.words.3
  }

  /// The bytes that are in either set.
  public func union(_ other: ByteSet) -> ByteSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The bytes that are in both sets.
  public func intersection(_ other: ByteSet) -> ByteSet {
    var result = ByteSet()
    result.words.0 = words.0 & other.words.0
    result.words.1 = words.1 & other.words.1
    result.words.2 = words.2 & other.words.2
    result.words.3 = words.3 & other.words.3
    return result
  }

  /// The bytes that are not in the set.
  public var inverted: ByteSet {
    var result = ByteSet()
    result.words = (~words.0, ~words.1, ~words.2, ~words.3)
    return result
  }

  /// The bytes in ascending order.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in 0..<4 as Range<UInt8> {
      var rest = word(index)
      while rest != 0 {
        bytes.append(index << 6 | UInt8(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return bytes
  }

  /// The word that holds a byte of the given upper two bits; selected without a branch.
  @inlinable
  func word(_ index: UInt8) -> UInt64 {
    let lower = index & 1 == 0 ? words.0 : words.1
    let upper = index & 1 == 0 ? words.2 : words.3
    return index & 2 == 0 ? lower : upper
  }

  /// Whether both sets hold the same bytes.
  public static func == (left: ByteSet, right: ByteSet) -> Bool {
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
