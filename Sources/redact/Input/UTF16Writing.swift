/// Turns UTF-8 into UTF-16, piece by piece.
struct UTF16Writing {
  private let order: TextEncoding.ByteOrder
  /// The first bytes of a character whose last have not come.
  private var pending: [UInt8] = []

  /// A writing whose mark is written already.
  init(_ order: TextEncoding.ByteOrder) {
    self.order = order
  }

  /// The UTF-16 of `text` and of what was left of earlier pieces; what is not UTF-8 becomes U+FFFD.
  mutating func write(_ text: [UInt8]) -> [UInt8] {
    let all = pending + text
    let whole = all.count - Self.incompleteByteCount(of: all)
    pending = Array(all[whole...])
    return encoded(all[..<whole])
  }

  /// The rest.
  mutating func finish() -> [UInt8] {
    defer { pending.removeAll() }
    return encoded(pending[...])
  }

  private func encoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 2)
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      bytes += order == .big ? [high, low] : [low, high]
    }
    return bytes
  }

  /// How many bytes at the end of `text` begin a character and do not end it.
  private static func incompleteByteCount(of text: [UInt8]) -> Int {
    for count in 1...3 where count <= text.count {
      let byte = text[text.count - count]
      guard byte & 0xC0 != 0x80 else { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > count ? count : 0
    }
    return 0
  }
}
