/// What a JSON string says, with a map from each byte back to the text that spells it.
public struct DecodedString: Sendable, Hashable {
  /// The decoded bytes: UTF-8 where the text is, and surrogates without a partner as three bytes.
  public private(set) var bytes: [UInt8] = []

  /// Where the content begins in the text, after the opening quote.
  private let start: Int

  /// The escapes in order; every byte outside them stands for itself.
  private var escapes: [Escape] = []

  /// An escape sequence, or two that spell one character.
  private struct Escape: Sendable, Hashable {
    let decoded: Range<Int>
    let raw: Range<Int>
  }

  /// An empty string whose content begins at `start`.
  init(start: Int) {
    self.start = start
  }

  /// Whether every byte stands for itself.
  public var isIdentical: Bool {
    escapes.isEmpty
  }

  /// The part of the text that spells the decoded bytes in `range`, rounded out to whole escapes.
  ///
  /// What of `range` is outside the string is ignored; an empty range gives an empty one, before
  /// the escape when it is inside one.
  public func rawRange(of range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<bytes.count)
    let lower = unit(at: range.lowerBound).lowerBound
    guard !range.isEmpty else { return lower..<lower }
    return lower..<unit(at: range.upperBound - 1).upperBound
  }

  /// Appends bytes that stand for themselves.
  mutating func append(_ plain: Span<UInt8>) {
    unsafe plain.withUnsafeBufferPointer { plain in
      // SAFETY: the pointer is read inside the scope that the span keeps it valid for.
      unsafe bytes.append(contentsOf: plain)
    }
  }

  /// Appends the encoding of `scalar`, spelled by the text at `raw`.
  mutating func append(_ scalar: UInt32, from raw: Range<Int>) {
    let first = bytes.count
    bytes.appendWTF8(scalar)
    escapes.append(Escape(decoded: first..<bytes.count, raw: raw))
  }

  /// The text that spells the byte at `offset`, which may be the one after the last.
  private func unit(at offset: Int) -> Range<Int> {
    // The number of escapes that begin at or before the byte, by bisection.
    var (low, high) = (0, escapes.count)
    while low < high {
      let middle = (low + high) / 2
      if escapes[middle].decoded.lowerBound <= offset {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return (start + offset)..<(start + offset + 1) }
    let escape = escapes[low - 1]
    guard !escape.decoded.contains(offset) else { return escape.raw }
    let plain = escape.raw.upperBound + (offset - escape.decoded.upperBound)
    return plain..<(plain + 1)
  }
}
