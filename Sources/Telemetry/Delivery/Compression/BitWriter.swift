/// Writes numbers of some bits into bytes, lowest bit first.
///
/// Source: RFC 1951, section 3.1.1.
struct BitWriter {
  private var bytes: [UInt8]
  private var pending: UInt64 = 0
  private var pendingCount = 0

  /// A writer that appends to `bytes`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Writes the lowest `bitCount` bits of `value`, 16 at most; the others must be 0.
  mutating func write(_ value: Int, bitCount: Int) {
    pending |= UInt64(value) << UInt64(pendingCount)
    pendingCount += bitCount
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  /// The bytes, the last one filled with zeros.
  consuming func finished() -> [UInt8] {
    if pendingCount > 0 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
    }
    return bytes
  }
}

/// The symbols of the fixed Huffman code; RFC 1951, sections 3.2.5 and 3.2.6.
extension BitWriter {
  /// Writes a byte that stands for itself.
  mutating func writeLiteral(_ byte: UInt8) {
    writeSymbol(Int(byte))
  }

  /// Writes the repetition of `length` bytes, 3 to 258, from `distance` bytes back, 1 to 32768.
  mutating func writeMatch(length: Int, distance: Int) {
    let lengthSymbol = length == 258 ? 28 : code(of: length - 3, in: lengthExtraBits)
    writeSymbol(257 + lengthSymbol)
    if length < 258 {
      let extra = lengthExtraBits[lengthSymbol]
      write((length - 3) - first(lengthSymbol, in: lengthExtraBits), bitCount: extra)
    }
    let distanceSymbol = code(of: distance - 1, in: distanceExtraBits)
    writeCode(distanceSymbol, bitCount: 5)
    write(
      (distance - 1) - first(distanceSymbol, in: distanceExtraBits),
      bitCount: distanceExtraBits[distanceSymbol]
    )
  }

  /// Writes the symbol that ends a block.
  mutating func writeEndOfBlock() {
    writeSymbol(256)
  }

  private mutating func writeSymbol(_ symbol: Int) {
    switch symbol {
    case ..<144: writeCode(0b0011_0000 + symbol, bitCount: 8)
    case ..<256: writeCode(0b1_1001_0000 + symbol - 144, bitCount: 9)
    case ..<280: writeCode(symbol - 256, bitCount: 7)
    default: writeCode(0b1100_0000 + symbol - 280, bitCount: 8)
    }
  }

  /// Codes are the one thing that is written highest bit first.
  private mutating func writeCode(_ code: Int, bitCount: Int) {
    var reversed = 0
    for bit in 0..<bitCount where code & (1 << bit) != 0 {
      reversed |= 1 << (bitCount - 1 - bit)
    }
    write(reversed, bitCount: bitCount)
  }

  /// The symbol for `value` when each symbol stands for two to the power of its extra bits values.
  private func code(of value: Int, in extraBits: [Int]) -> Int {
    var (symbol, next) = (0, 0)
    while symbol < extraBits.count - 1 {
      next += 1 << extraBits[symbol]
      if value < next { return symbol }
      symbol += 1
    }
    return symbol
  }

  /// The lowest value of `symbol`.
  private func first(_ symbol: Int, in extraBits: [Int]) -> Int {
    extraBits[..<symbol].reduce(0) { $0 + 1 << $1 }
  }
}

/// For the symbols from 257 on; the last, 285, is 258 alone.
private let lengthExtraBits = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]

private let distanceExtraBits = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]
