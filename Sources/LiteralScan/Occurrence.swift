/// A place in a haystack where a literal stands or a detector's shape begins.
public struct Occurrence: Sendable, Hashable {
  /// The offset of the first byte from the haystack's beginning.
  public var offset: UInt32
  /// The literal's index among the scanner's distinct literals; detectors follow them.
  public var literal: UInt16

  /// An occurrence of `literal` at `offset`.
  public init(offset: UInt32, literal: UInt16) {
    self.offset = offset
    self.literal = literal
  }
}

extension Occurrence: Comparable {
  /// By offset, then by literal.
  public static func < (left: Self, right: Self) -> Bool {
    (left.offset, left.literal) < (right.offset, right.literal)
  }
}
