/// Where the blocks of one rule end in one text, by the places at which their pieces begin.
///
/// How a block goes on at a place depends on nothing before it. So a block that begins inside another
/// one and meets its trail ends with it, and a text of nothing but openings is read once.
final class BlockTrail {
  /// By offset: 0 where no piece is known to begin, see `code(of:)`.
  private var codes: [Int32]

  /// A trail in a text of `byteCount` bytes.
  init(byteCount: Int) {
    codes = [Int32](repeating: 0, count: byteCount + 1)
  }

  /// How a block ends a piece of which begins at `offset`, if that is known.
  func progress(at offset: Int) -> RuleMatcher.BlockProgress? {
    let code = codes[offset]
    guard code != 0 else { return nil }
    return code > 0 ? .ended(Int(code) - 1) : .open(-Int(code) - 1)
  }

  /// Notes how a block ends whose pieces begin at `offsets`.
  func note(_ progress: RuleMatcher.BlockProgress, at offsets: [Int]) {
    let code = Self.code(of: progress)
    for offset in offsets {
      codes[offset] = code
    }
  }

  /// A number above zero for a block that has ended, below for one that has not.
  private static func code(of progress: RuleMatcher.BlockProgress) -> Int32 {
    switch progress {
    case .ended(let end): Int32(end + 1)
    case .open(let next): -Int32(next + 1)
    }
  }
}
