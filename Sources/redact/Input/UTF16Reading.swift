/// Turns UTF-16 into UTF-8, piece by piece.
struct UTF16Reading {
  private let order: TextEncoding.ByteOrder
  /// The first byte of a unit whose second has not come.
  private var half: UInt8?
  /// The first unit of a pair whose second has not come.
  private var lead: UInt16?
  /// Bytes read so far.
  private var offset: Int

  /// A reading that begins behind the mark.
  init(_ order: TextEncoding.ByteOrder) {
    self.order = order
    offset = 2
  }

  /// Appends what `bytes` say to `text`.
  mutating func read(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) throws(InputError) {
    for byte in bytes {
      offset += 1
      guard let first = half.take() else {
        half = byte
        continue
      }
      let unit =
        order == .big
        ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      try append(unit, to: &text)
    }
  }

  /// Takes in the end of the text.
  mutating func finish() throws(InputError) {
    guard half == nil, lead == nil else { throw .invalidUTF16(offset: offset) }
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) throws(InputError) {
    let value: UInt32
    if let first = lead.take() {
      guard UTF16.isTrailSurrogate(unit) else { throw .invalidUTF16(offset: offset - 2) }
      value = 0x10000 + (UInt32(first - 0xD800) << 10) + UInt32(unit - 0xDC00)
    } else if UTF16.isLeadSurrogate(unit) {
      lead = unit
      return
    } else {
      value = UInt32(unit)
    }
    guard let scalar = Unicode.Scalar(value), let units = UTF8.encode(scalar) else {
      throw .invalidUTF16(offset: offset - 2)
    }
    text += units
  }
}
