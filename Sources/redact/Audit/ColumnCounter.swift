internal import LiteralScan

/// Finds the columns of ascending offsets in a text that comes in pieces.
///
/// Keeps the text that may still be asked for, and of the line that leads up to it only counts.
struct ColumnCounter {
  private var text: [UInt8] = []
  /// The offset of the text's first byte.
  private var base = 0
  /// The offset at which the line of that byte begins.
  private var lineStart = 0
  /// Characters of that line before that byte.
  private var charactersBefore = 0

  /// Takes in the next piece.
  mutating func append(_ piece: ArraySlice<UInt8>) {
    text += piece
  }

  /// The columns, from 1, of the byte at `offset`: in bytes and in characters.
  func columns(at offset: Int) -> (bytes: Int, characters: Int) {
    let (start, characters) = line(at: offset)
    return (offset - start + 1, characters + 1)
  }

  /// The line around the byte at `offset`, as far as it is there: of one that is long, a part.
  func line(around offset: Int) -> ArraySlice<UInt8> {
    let newline = UInt8(ascii: "\n")
    let place = offset - base
    let start = ByteSearch.lastIndex(of: newline, in: text, 0..<place).map { $0 + 1 } ?? 0
    let end = ByteSearch.firstIndex(of: newline, in: text, from: place) ?? text.count
    return text[start..<end]
  }

  /// The bytes from `offset` on, at most `count`, as far as they are there.
  func bytes(from offset: Int, atMost count: Int) -> ArraySlice<UInt8> {
    text[(offset - base)...].prefix(count)
  }

  /// Gives up the text before `offset`.
  mutating func drop(to offset: Int) {
    guard offset > base else { return }
    (lineStart, charactersBefore) = line(at: offset)
    text.removeSubrange(..<(offset - base))
    base = offset
  }

  private func line(at offset: Int) -> (start: Int, characters: Int) {
    let end = offset - base
    if let newline = ByteSearch.lastIndex(of: UInt8(ascii: "\n"), in: text, 0..<end) {
      return (base + newline + 1, characterCount(in: (newline + 1)..<end))
    }
    return (lineStart, charactersBefore + characterCount(in: 0..<end))
  }

  /// Every byte but those that continue a UTF-8 character.
  private func characterCount(in range: Range<Int>) -> Int {
    text[range].count { $0 & 0xC0 != 0x80 }
  }
}
