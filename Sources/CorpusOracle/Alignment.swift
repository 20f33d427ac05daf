/// How the texts that had to stay lie in an output.
struct Alignment {
  /// What stands before, between and after the texts, without placeholders.
  private(set) var gaps: [[UInt8]] = []
  /// How many bytes that had to stay are missing, at least.
  private(set) var lostBytes = 0
  /// How many bytes stand where nothing had to change, at least.
  private(set) var addedBytes = 0

  /// A text that has to stay, in its place.
  struct Piece {
    /// The bytes, and the placeholders that were there before.
    var symbols: [Symbol]
    /// Whether other bytes may stand before it.
    var mayFollowGap: Bool
  }

  /// The texts of `segments` that have to stay; the last may be empty and stands for the end.
  static func pieces(
    of segments: [Segment],
    isLoose: Bool,
    _ placeholders: PlaceholderReader
  ) -> [Piece] {
    var pieces: [Piece] = [Piece(symbols: [], mayFollowGap: isLoose)]
    for segment in segments {
      if segment.fate == .kept {
        pieces[pieces.count - 1].symbols += placeholders.symbols(of: segment.bytes)
      } else {
        pieces.append(Piece(symbols: [], mayFollowGap: true))
      }
    }
    return pieces
  }

  /// Looks for `pieces` in `output`, each as early as it can be: with gaps of any length between
  /// them, no other choice finds more.
  init(of output: [Symbol], with pieces: [Piece]) {
    var position = 0
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      guard
        let start = Self.start(of: piece, in: output, from: position, isLast: isLast)
      else {
        measureLoss(of: output, pieces)
        return
      }
      gaps.append(Self.bytes(output[position..<start]))
      position = start + piece.symbols.count
    }
    if position < output.count {
      // Only a case without marks ends in a piece that may follow no gap.
      addedBytes = output.count - position
    }
  }

  private static func start(
    of piece: Piece,
    in output: [Symbol],
    from position: Int,
    isLast: Bool
  ) -> Int? {
    let symbols = piece.symbols
    let latest = output.count - symbols.count
    guard position <= latest else { return nil }
    func stands(at start: Int) -> Bool {
      output[start..<(start + symbols.count)].elementsEqual(symbols)
    }
    guard piece.mayFollowGap else { return stands(at: position) ? position : nil }
    if isLast {
      return stands(at: latest) ? latest : nil
    }
    return (position...latest).first(where: stands)
  }

  /// Counts what an edit would have to drop and add, by the longest common subsequence.
  private mutating func measureLoss(of output: [Symbol], _ pieces: [Piece]) {
    gaps = []
    let expected = pieces.flatMap(\.symbols)
    let found = output.filter { $0 != .placeholder || expected.contains($0) }
    guard expected.count * found.count <= 4_000_000 else {
      lostBytes = max(1, expected.count - found.count)
      return
    }
    var last = [Int](repeating: 0, count: found.count + 1)
    for symbol in expected {
      var current = last
      for (index, other) in found.enumerated() {
        current[index + 1] =
          symbol == other ? last[index] + 1 : max(last[index + 1], current[index])
      }
      last = current
    }
    lostBytes = expected.count - (last.last ?? 0)
    if lostBytes == 0 {
      addedBytes = 1
    }
  }

  private static func bytes(_ symbols: ArraySlice<Symbol>) -> [UInt8] {
    symbols.compactMap { symbol in
      guard case .byte(let byte) = symbol else { return nil }
      return byte
    }
  }
}
