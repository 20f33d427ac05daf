/// UTF-16 in what an encoded stretch spells, as PowerShell's `-EncodedCommand` and Windows' APIs write it.
///
/// Source: RFC 2781, section 2.1.
enum WideText {
  /// Units of UTF-16 that are no chance.
  private static let fewestUnits = 8

  /// `reading` with its UTF-16 as UTF-8; nil if it is no UTF-16.
  static func reading(of reading: Reading) -> Reading? {
    for isBigEndian in [false, true] {
      if let text = self.reading(of: reading, isBigEndian: isBigEndian) {
        return text
      }
    }
    return nil
  }

  private static func reading(of wide: Reading, isBigEndian: Bool) -> Reading? {
    let count = wide.bytes.count / 2
    guard count >= fewestUnits else { return nil }
    let units = (0..<count).map { index in
      let (first, second) = (UInt32(wide.bytes[2 * index]), UInt32(wide.bytes[2 * index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    let ascii = units.count { 0x20..<0x7f ~= $0 || $0 == 0x09 || $0 == 0x0a || $0 == 0x0d }
    let controls = units.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0a && $0 != 0x0d }
    // Most of a text that holds a secret is ASCII, in whatever language the rest is.
    guard ascii * 2 >= count, controls * 16 <= count else { return nil }
    var text = Reading(from: wide.rawRange(of: 0..<1).lowerBound)
    var index = 0
    while index < count {
      var (scalar, length) = (units[index], 1)
      if 0xd800..<0xdc00 ~= scalar, index + 1 < count, 0xdc00..<0xe000 ~= units[index + 1] {
        scalar = 0x1_0000 + (scalar - 0xd800) << 10 + (units[index + 1] - 0xdc00)
        length = 2
      }
      let raw = wide.rawRange(of: 2 * index..<2 * (index + length))
      text.append(scalar == 0xfeff ? .nothing : .scalar(scalar), from: raw)
      index += length
    }
    return text
  }
}
