internal import LiteralScan

/// Finds the columns of ascending offsets in a text that comes in pieces, and what stands there.
///
/// Keeps the text that may still be asked for, and of the line that leads up to it only counts. Every byte
/// is counted once, however many offsets lie on a line.
struct ColumnCounter {
  private var text: [UInt8] = []
  /// The offset of the text's first byte.
  private var base = 0
  /// The offset up to which lines and characters are counted.
  private var counted = 0
  /// The offset at which the line of that place begins.
  private var lineStart = 0
  /// Characters of that line before that place.
  private var characters = 0

  private static let newline = UInt8(ascii: "\n")

  /// Takes in the next piece.
  mutating func append(_ piece: ArraySlice<UInt8>) {
    text += piece
  }

  /// The columns, from 1, of the byte at `offset`: in bytes and in characters.
  mutating func columns(at offset: Int) -> (bytes: Int, characters: Int) {
    count(to: offset)
    return (offset - lineStart + 1, characters + 1)
  }

  /// The line around the byte at `offset`, as far as it is there: of one that is long, a part.
  func line(around offset: Int) -> ArraySlice<UInt8> {
    let place = offset - base
    let start = ByteSearch.lastIndex(of: Self.newline, in: text, 0..<place).map { $0 + 1 } ?? 0
    let end = ByteSearch.firstIndex(of: Self.newline, in: text, from: place) ?? text.count
    return text[start..<end]
  }

  /// The bytes from `offset` on, at most `count`, as far as they are there.
  func bytes(from offset: Int, atMost count: Int) -> ArraySlice<UInt8> {
    text[(offset - base)...].prefix(count)
  }

  /// Gives up the text before `offset`.
  mutating func drop(to offset: Int) {
    guard offset > base else { return }
    count(to: offset)
    text.removeSubrange(..<(offset - base))
    base = offset
  }

  private mutating func count(to offset: Int) {
    guard offset > counted else { return }
    let range = (counted - base)..<(offset - base)
    counted = offset
    guard let newline = ByteSearch.lastIndex(of: Self.newline, in: text, range) else {
      characters += characterCount(in: range)
      return
    }
    lineStart = base + newline + 1
    characters = characterCount(in: (newline + 1)..<range.upperBound)
  }

  /// Every byte but those that continue a UTF-8 character.
  private func characterCount(in range: Range<Int>) -> Int {
    text[range].count { $0 & 0xC0 != 0x80 }
  }
}
