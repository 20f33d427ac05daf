internal import CLiteralScan

/// The rarest bytes of a literal, up to four: the kernels look for these.
struct Window: Sendable {
  /// Where the window begins in its literal.
  let offset: Int
  /// How many bytes it has, 1...4.
  let width: Int
  /// Its bytes in lower case, in memory order, zeros behind them.
  let bytes: UInt32

  /// The window of `literal`, which is in lower case.
  init(of literal: UnsafeBufferPointer<UInt8>) {
    let width = min(literal.count, CLS_WINDOW)
    var best = (offset: 0, rarity: Int32.min)
    for offset in 0...(literal.count - width) {
      // SAFETY: `offset + width <= literal.count`.
      let rarity = unsafe cls_window_rarity(
        literal.baseAddress.map { unsafe $0 + offset },
        UInt32(width)
      )
      if rarity > best.rarity { best = (offset, rarity) }
    }
    offset = best.offset
    self.width = width
    var bytes: UInt32 = 0
    for index in 0..<width {
      // SAFETY: as above; the buffer checks in debug builds.
      bytes |= unsafe UInt32(literal[best.offset + index]) << (8 * index)
    }
    self.bytes = bytes
  }

  /// The byte at `position`, 0 behind the width.
  func byte(_ position: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes >> (8 * position)) }
}
