/// Turns what ``UTF16Reading`` made of UTF-16 back, piece by piece.
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
    var rest = text
    while let start = rest.indices.first(where: { Self.surrogate(at: $0, of: rest) != nil }) {
      append(rest[..<start], to: &bytes)
      append(Self.surrogate(at: start, of: rest) ?? 0, to: &bytes)
      rest = rest[(start + 3)...]
    }
    append(rest, to: &bytes)
    return bytes
  }

  private func append(_ text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      append(unit, to: &bytes)
    }
  }

  private func append(_ unit: UInt16, to bytes: inout [UInt8]) {
    let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
    bytes.append(order == .big ? high : low)
    bytes.append(order == .big ? low : high)
  }

  /// The surrogate without a partner that the three bytes from `offset` stand for.
  private static func surrogate(at offset: Int, of text: ArraySlice<UInt8>) -> UInt16? {
    guard text[offset] == 0xED, offset + 2 < text.endIndex, text[offset + 1] & 0xE0 == 0xA0,
      text[offset + 2] & 0xC0 == 0x80
    else { return nil }
    return 0xD000 | UInt16(text[offset + 1] & 0x3F) << 6 | UInt16(text[offset + 2] & 0x3F)
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
