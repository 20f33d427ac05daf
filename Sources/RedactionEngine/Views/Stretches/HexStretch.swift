/// Pairs of hexadecimal digits, one byte each.
enum HexStretch {
  /// What the digits in `range` of `text` spell; nil if the result is no text.
  static func reading(of text: [UInt8], in range: Range<Int>) -> Reading? {
    var reading = Reading(from: range.lowerBound)
    reading.reserve(range.count / 2)
    for pair in stride(from: range.lowerBound, to: range.upperBound - 1, by: 2) {
      guard let byte = text.hexadecimal(pair..<(pair + 2)) else { return nil }
      reading.append(.byte(UInt8(truncatingIfNeeded: byte)), from: pair..<(pair + 2))
    }
    return reading.asText
  }
}
