/// Reads an envelope piece by piece.
struct EnvelopeReader {
  private let bytes: [UInt8]
  private var position = 0

  /// An item; one that cannot be read has no header, and no other comes behind it.
  struct Item {
    var header: EnvelopeItemHeader?
    var payload: ArraySlice<UInt8>
  }

  /// A reader at the start of `envelope`.
  init(_ envelope: [UInt8]) {
    bytes = envelope
  }

  /// The next line without its end; nil behind the last.
  mutating func line() -> ArraySlice<UInt8>? {
    guard position < bytes.count else { return nil }
    let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    defer { position = end + 1 }
    return bytes[position..<end]
  }

  /// The next item; nil behind the last.
  mutating func item() -> Item? {
    while let line = line() {
      guard !line.allSatisfy({ $0 <= 0x20 }) else { continue }
      guard let header = EnvelopeItemHeader(line) else { return rest() }
      guard let length = header.length else {
        return Item(header: header, payload: self.line() ?? [])
      }
      guard length <= bytes.count - min(position, bytes.count) else { return rest() }
      let payload = bytes[position...].prefix(length)
      position += length
      // Only the end of a line or of the envelope can stand behind a payload.
      guard position == bytes.count || bytes[position] == UInt8(ascii: "\n") else { return rest() }
      position += 1
      return Item(header: header, payload: payload)
    }
    return nil
  }

  /// What is left, which cannot be read.
  private mutating func rest() -> Item {
    defer { position = bytes.count }
    return Item(header: nil, payload: [])
  }
}
