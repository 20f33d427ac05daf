internal import LiteralScan

/// The line around an offset that only moves forward.
struct LineCursor {
  /// The line without its LF.
  private(set) var range = 0..<0
  private var isPlaced = false

  /// Moves to the line that holds `offset`; an LF belongs to the line it ends.
  mutating func move(to offset: Int, in text: [UInt8]) {
    guard !isPlaced || offset > range.upperBound else { return }
    let floor = isPlaced ? range.upperBound + 1 : 0
    let newline = UInt8(ascii: "\n")
    let start = ByteSearch.lastIndex(of: newline, in: text, floor..<offset).map { $0 + 1 } ?? floor
    let end = ByteSearch.firstIndex(of: newline, in: text, from: offset) ?? text.count
    range = start..<end
    isPlaced = true
  }
}
