internal import CLiteralScan

/// Finds and counts single bytes as fast as the C library does.
public enum ByteSearch {
  /// The first offset from `start` on at which `byte` stands in `text`; nil if there is none.
  public static func firstIndex(of byte: UInt8, in text: [UInt8], from start: Int) -> Int? {
    firstIndex(of: byte, in: text, start..<text.count)
  }

  /// The first offset in `range` at which `byte` stands in `text`; nil if there is none.
  public static func firstIndex(of byte: UInt8, in text: [UInt8], _ range: Range<Int>) -> Int? {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count,
      "the range lies in the text"
    )
    // SAFETY: the range lies in the buffer, which lives for the call.
    let offset = unsafe text.withUnsafeBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return range.count }
      return unsafe cls_find_byte(base + range.lowerBound, range.count, byte)
    }
    return offset < range.count ? range.lowerBound + offset : nil
  }

  /// The last offset in `range` at which `byte` stands in `text`; nil if there is none.
  public static func lastIndex(of byte: UInt8, in text: [UInt8], _ range: Range<Int>) -> Int? {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count,
      "the range lies in the text"
    )
    // SAFETY: the range lies in the buffer, which lives for the call.
    let offset = unsafe text.withUnsafeBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return range.count }
      return unsafe cls_find_last_byte(base + range.lowerBound, range.count, byte)
    }
    return offset < range.count ? range.lowerBound + offset : nil
  }

  /// How often `byte` stands in `text[range]`.
  public static func count(of byte: UInt8, in text: [UInt8], _ range: Range<Int>) -> Int {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count,
      "the range lies in the text"
    )
    // SAFETY: the range lies in the buffer, which lives for the call.
    return unsafe text.withUnsafeBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe cls_count_byte(base + range.lowerBound, range.count, byte)
    }
  }
}

extension LiteralScanner {
  /// Appends every occurrence that starts in `range` of `haystack`, as the other `scan` does.
  public func scan(
    _ haystack: [UInt8],
    range: Range<Int>,
    into occurrences: inout [Occurrence]
  ) {
    // SAFETY: the buffer lives for the call.
    unsafe haystack.withUnsafeBytes { bytes in
      unsafe scan(bytes, range: range, into: &occurrences)
    }
  }
}
