public import RuleModel

/// The literals that a scanner looks for, and what has to stand beside each for it to count.
///
/// Thousands of them are handed over whenever a process starts: their bytes lie one behind the other, and
/// each set of neighbours is kept once.
public struct LiteralList: Sendable {
  /// How many literals there are; the id of each is its index.
  public var count: Int { lengths.count }

  private(set) var bytes: [UInt8] = []
  /// By literal, in bytes.
  private(set) var lengths: [UInt8] = []
  /// By literal: the set of the bytes before it and that of the bytes behind it.
  private(set) var neighbours: [UInt16] = []
  /// That of all bytes comes first, and stands for those for which there is no room.
  private(set) var sets = [ByteSet.all]
  private var indices: [ByteSet: UInt16] = [.all: 0]

  /// A list of none that has room for `capacity`.
  public init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity * 12)
    lengths.reserveCapacity(capacity)
    neighbours.reserveCapacity(capacity * 2)
  }

  /// Adds a literal of 1...64 bytes.
  ///
  /// `preceding` are the bytes of which one has to stand before it, unless the haystack begins there,
  /// `following` those of which one has to stand behind it, unless the haystack ends there.
  public mutating func append(
    _ literal: [UInt8],
    preceding: ByteSet = .all,
    following: ByteSet = .all
  ) {
    precondition((1...Self.longest).contains(literal.count), "a literal has 1 to 64 bytes")
    bytes += literal
    lengths.append(UInt8(literal.count))
    neighbours.append(index(of: preceding))
    neighbours.append(index(of: following))
  }

  /// The most literals that a list may have.
  static let mostLiterals = 65_000
  private static let longest = 64

  private mutating func index(of set: ByteSet) -> UInt16 {
    // Literals of one rule come one behind the other, and most often with the same sets.
    if let last = neighbours.dropLast().last, sets[Int(last)] == set { return last }
    if let last = neighbours.last, sets[Int(last)] == set { return last }
    if let known = indices[set] { return known }
    guard sets.count < UInt16.max else { return 0 }
    let index = UInt16(sets.count)
    sets.append(set)
    indices[set] = index
    return index
  }
}
