/// An escape in a text: what it stands for and where it ends.
struct Escape: Sendable, Hashable {
  var spelled: Spelled
  var end: Int

  init(_ spelled: Spelled, end: Int) {
    self.spelled = spelled
    self.end = end
  }
}

extension [UInt8] {
  /// The number that the hexadecimal digits at `range` write; nil if one of them is no digit, or lies
  /// outside the text.
  func hexadecimal(_ range: Range<Int>) -> UInt32? {
    guard !range.isEmpty, range.count <= 8, range.upperBound <= count else { return nil }
    var number: UInt32 = 0
    for offset in range {
      guard let digit = self[offset].hexadecimalDigit else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }

  /// Whether `word` stands at `offset`.
  func stands(_ word: [UInt8], at offset: Int, before end: Int) -> Bool {
    guard offset >= 0, offset + word.count <= Swift.min(end, count) else { return false }
    return word.indices.allSatisfy { self[offset + $0] == word[$0] }
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }

  var isPrintableASCII: Bool {
    0x20..<0x7f ~= self
  }

  /// The small letter in the place of a capital of ASCII.
  var lowerCase: UInt8 {
    0x41...0x5a ~= self ? self | 0x20 : self
  }

  var isLetterOrDigit: Bool {
    0x30...0x39 ~= self || 0x61...0x7a ~= self | 0x20
  }
}
