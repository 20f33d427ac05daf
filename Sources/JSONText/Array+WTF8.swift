extension [UInt8] {
  /// Appends the encoding of the code point `scalar`, surrogates without a partner in three bytes.
  ///
  /// Source: WTF-8, section 4.1, https://simonsapin.github.io/wtf-8/.
  public mutating func appendWTF8(_ scalar: UInt32) {
    func continuation(_ bits: UInt32) -> UInt8 {
      0x80 | UInt8(truncatingIfNeeded: bits) & 0x3f
    }
    switch scalar {
    case ..<0x80:
      append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      append(0xc0 | UInt8(truncatingIfNeeded: scalar >> 6))
      append(continuation(scalar))
    case ..<0x10000:
      append(0xe0 | UInt8(truncatingIfNeeded: scalar >> 12))
      append(continuation(scalar >> 6))
      append(continuation(scalar))
    default:
      append(0xf0 | UInt8(truncatingIfNeeded: scalar >> 18))
      append(continuation(scalar >> 12))
      append(continuation(scalar >> 6))
      append(continuation(scalar))
    }
  }
}
