/// Compresses with repeated strings and the fixed Huffman code, in one block.
///
/// Own codes for each block would save some 15 % more of a request and need twice the code.
/// Source: RFC 1951, sections 3.2.5 and 3.2.6.
enum Deflate {
  private static let windowByteCount = 1 << 15
  private static let lengths = 3...258
  /// How many earlier places with the same three bytes are looked at.
  private static let chainLimit = 32
  private static let hashBits = 15

  /// Appends the compressed `bytes` to `output`, up to the end of a byte.
  static func compress(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    var writer = BitWriter(output)
    // The last block, with the fixed code.
    writer.write(1, bitCount: 1)
    writer.write(1, bitCount: 2)
    var places = Places(byteCount: bytes.count)
    var position = 0
    while position < bytes.count {
      let match = places.longestMatch(at: position, in: bytes)
      guard match.length >= lengths.lowerBound else {
        writer.writeLiteral(bytes[position])
        places.add(position, in: bytes)
        position += 1
        continue
      }
      writer.writeMatch(length: match.length, distance: match.distance)
      for covered in position..<(position + match.length) {
        places.add(covered, in: bytes)
      }
      position += match.length
    }
    writer.writeEndOfBlock()
    output = writer.finished()
  }

  /// Where each three bytes were seen, the latest first.
  private struct Places {
    private var latest = [Int32](repeating: -1, count: 1 << Deflate.hashBits)
    private var earlier: [Int32]

    init(byteCount: Int) {
      earlier = [Int32](repeating: -1, count: min(byteCount, Deflate.windowByteCount))
    }

    mutating func add(_ position: Int, in bytes: Span<UInt8>) {
      guard let hash = hash(at: position, in: bytes) else { return }
      earlier[position % Deflate.windowByteCount] = latest[hash]
      latest[hash] = Int32(truncatingIfNeeded: position)
    }

    func longestMatch(at position: Int, in bytes: Span<UInt8>) -> (length: Int, distance: Int) {
      guard let hash = hash(at: position, in: bytes) else { return (0, 0) }
      let limit = min(Deflate.lengths.upperBound, bytes.count - position)
      var best = (length: 0, distance: 0)
      var candidate = Int(latest[hash])
      var looks = 0
      // A place that left the window holds a later one, so a chain ends there.
      while candidate >= 0, position - candidate <= Deflate.windowByteCount,
        looks < Deflate.chainLimit
      {
        var length = 0
        while length < limit, bytes[candidate + length] == bytes[position + length] {
          length += 1
        }
        if length > best.length {
          best = (length, position - candidate)
          if length == limit { break }
        }
        let next = Int(earlier[candidate % Deflate.windowByteCount])
        guard next < candidate else { break }
        candidate = next
        looks += 1
      }
      return best
    }

    private func hash(at position: Int, in bytes: Span<UInt8>) -> Int? {
      guard position + 3 <= bytes.count else { return nil }
      let key =
        UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
        | UInt32(bytes[position + 2]) << 16
      return Int((key &* 0x9e37_79b1) >> UInt32(32 - Deflate.hashBits))
    }
  }
}
