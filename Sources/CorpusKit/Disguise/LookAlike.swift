/// Made-up text that looks like other text: a letter for a letter, a digit for a digit.
enum LookAlike {
  /// Whether `byte` is a letter or digit of ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    alphabet(of: byte) != nil
  }

  /// How many bytes the character in front of `text` has; 1 where it is no UTF-8.
  static func characterLength(at text: ArraySlice<UInt8>) -> Int {
    (1...4).first { length in
      length <= text.count && String(validating: text.prefix(length), as: UTF8.self) != nil
    } ?? 1
  }

  /// Text like `text`, no letter or digit of which stays.
  static func text(for text: ArraySlice<UInt8>) -> [UInt8] {
    if let first = text.first, first >= 0x80 {
      // A letter, an ideograph, a picture of the same length; what is no UTF-8 becomes a sign that is.
      return Array(["?", "ß", "語", "🙂"][text.count - 1].utf8)
    }
    return text.map { byte in
      guard let alphabet = alphabet(of: byte) else { return byte }
      return alphabet.filter { $0 != byte }.randomElement() ?? byte
    }
  }

  private static func alphabet(of byte: UInt8) -> ClosedRange<UInt8>? {
    [0x30...0x39, 0x41...0x5A, 0x61...0x7A].first { $0.contains(byte) }
  }
}
