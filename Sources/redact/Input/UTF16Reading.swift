/// Turns UTF-16 into UTF-8, piece by piece.
///
/// A surrogate without a partner becomes the three bytes that its number would take, which are no
/// UTF-8, and ``UTF16Writing`` turns them back: WTF-8, section 4.1, https://simonsapin.github.io/wtf-8/.
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
  mutating func read(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    for byte in bytes {
      offset += 1
      guard let first = half.take() else {
        half = byte
        continue
      }
      let unit =
        order == .big
        ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
      append(unit, to: &text)
    }
  }

  /// Takes in the end of the text and appends what was held back.
  mutating func finish(into text: inout [UInt8]) throws(InputError) {
    if let first = lead.take() {
      appendLone(first, to: &text)
    }
    guard half == nil else { throw .invalidUTF16(offset: offset - 1) }
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if let first = lead.take() {
      let pair = (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF)) + 0x10000
      if UTF16.isTrailSurrogate(unit), let scalar = Unicode.Scalar(pair) {
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        return
      }
      appendLone(first, to: &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      lead = unit
    } else if let scalar = Unicode.Scalar(unit) {
      text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    } else {
      appendLone(unit, to: &text)
    }
  }

  private func appendLone(_ surrogate: UInt16, to text: inout [UInt8]) {
    text.append(0xED)
    text.append(0x80 | UInt8(truncatingIfNeeded: surrogate >> 6) & 0x3F)
    text.append(0x80 | UInt8(truncatingIfNeeded: surrogate) & 0x3F)
  }
}
