/// A position in the bytes of a file that knows its line and column.
///
/// Line breaks are those of YAML 1.1 (section 4.1.4): LF, CR, CRLF, NEL, LS and PS.
struct SourceCursor {
  private let bytes: [UInt8]
  private(set) var offset = 0
  private(set) var mark = YAMLMark.start

  /// A cursor at the first byte.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether no byte is left.
  var isAtEnd: Bool {
    offset >= bytes.count
  }

  /// Whether a space or tab is next.
  var isAtBlank: Bool {
    byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t")
  }

  /// Whether a line break is next.
  var isAtBreak: Bool {
    breakWidth(at: 0) > 0
  }

  /// Whether a line break follows the next byte.
  var isBeforeBreak: Bool {
    breakWidth(at: 1) > 0
  }

  /// The byte `distance` bytes ahead, if there is one.
  func byte(_ distance: Int = 0) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// The bytes of the next character.
  var character: ArraySlice<UInt8> {
    bytes[offset..<min(bytes.count, offset + characterWidth)]
  }

  /// The line break that is next, as YAML hands it on: LS and PS stay, all others become LF.
  var normalBreak: ArraySlice<UInt8> {
    breakWidth(at: 0) == 3 ? character : [UInt8(ascii: "\n")]
  }

  /// Steps over one character or line break.
  mutating func advance() {
    guard !isAtEnd else { return }
    let breakWidth = breakWidth(at: 0)
    if breakWidth > 0 {
      offset += breakWidth
      mark = YAMLMark(line: mark.line + 1, column: 1)
    } else {
      offset += characterWidth
      mark.column += 1
    }
  }

  /// Moves forward to `target`.
  mutating func advance(to target: YAMLMark) {
    while mark < target, !isAtEnd {
      advance()
    }
  }

  /// Moves forward to the beginning of the character that holds the byte at `target`.
  mutating func advance(toByte target: Int) {
    while !isAtEnd, offset + max(breakWidth(at: 0), characterWidth) <= target {
      advance()
    }
  }

  /// The length in bytes of the next character, told by its first byte.
  private var characterWidth: Int {
    switch byte() ?? 0 {
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  private func breakWidth(at distance: Int) -> Int {
    switch byte(distance) {
    case 0x0A: 1
    case 0x0D: byte(distance + 1) == 0x0A ? 2 : 1
    case 0xC2: byte(distance + 1) == 0x85 ? 2 : 0
    case 0xE2:
      byte(distance + 1) == 0x80 && (byte(distance + 2) == 0xA8 || byte(distance + 2) == 0xA9)
        ? 3 : 0
    default: 0
    }
  }
}
