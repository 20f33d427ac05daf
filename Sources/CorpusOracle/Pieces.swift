/// All pieces of some secrets, for finding any of them in one pass.
struct Pieces {
  /// The bytes of a piece, eight at most, so that one is a number.
  private let length: Int
  private var long: Set<UInt64> = []
  /// A bit for each value of a piece's hash: most windows of a text end here.
  private var filter = [UInt64](repeating: 0, count: 64)
  /// Secrets shorter than a piece, whole.
  private var short: Set<[UInt8]> = []

  init(of secrets: [[UInt8]], length: Int = CorpusOracle.pieceLength) {
    precondition((1...8).contains(length), "a piece is as long as a number at most")
    self.length = length
    for secret in secrets where !secret.isEmpty {
      if secret.count < length {
        short.insert(secret)
      } else {
        Self.forEachWindow(of: secret, length) { _, window in long.insert(window) }
      }
    }
    for piece in long {
      filter[Self.bit(of: piece) >> 6] |= 1 << UInt64(Self.bit(of: piece) & 63)
    }
  }

  /// Whether there is nothing to look for.
  var isEmpty: Bool {
    long.isEmpty && short.isEmpty
  }

  /// Leaves out what `text` holds anyway.
  mutating func subtract(_ text: [UInt8]) {
    guard !isEmpty else { return }
    var held: [UInt64] = []
    Self.forEachWindow(of: text, length) { _, window in
      if contains(window) {
        held.append(window)
      }
    }
    long.subtract(held)
    short = short.filter { Self.offsets(of: $0, in: text).isEmpty }
  }

  /// How many bytes of `text` belong to a piece.
  func coveredBytes(of text: [UInt8]) -> Int {
    var starts: [Range<Int>] = []
    Self.forEachWindow(of: text, length) { start, window in
      if contains(window) {
        starts.append(start..<(start + length))
      }
    }
    for secret in short {
      starts += Self.offsets(of: secret, in: text).map { $0..<($0 + secret.count) }
    }
    var count = 0
    var end = 0
    for range in starts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      count += max(0, range.upperBound - max(end, range.lowerBound))
      end = max(end, range.upperBound)
    }
    return count
  }

  private func contains(_ window: UInt64) -> Bool {
    let bit = Self.bit(of: window)
    return filter[bit >> 6] & 1 << UInt64(bit & 63) != 0 && long.contains(window)
  }

  /// The upper 12 bits of a product with the golden ratio.
  private static func bit(of window: UInt64) -> Int {
    Int(truncatingIfNeeded: (window &* 0x9e37_79b9_7f4a_7c15) >> 52)
  }

  private static func forEachWindow(
    of text: [UInt8],
    _ length: Int,
    _ body: (Int, UInt64) -> Void
  ) {
    guard text.count >= length else { return }
    let mask = length == 8 ? UInt64.max : 1 << UInt64(8 * length) - 1
    var window: UInt64 = 0
    for (index, byte) in text.enumerated() {
      window = (window << 8 | UInt64(byte)) & mask
      if index + 1 >= length {
        body(index + 1 - length, window)
      }
    }
  }

  private static func offsets(of piece: [UInt8], in text: [UInt8]) -> [Int] {
    guard let first = piece.first, text.count >= piece.count else { return [] }
    return (0...(text.count - piece.count)).filter { start in
      text[start] == first && text[start..<(start + piece.count)].elementsEqual(piece)
    }
  }
}
