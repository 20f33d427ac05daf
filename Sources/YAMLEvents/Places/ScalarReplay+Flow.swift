/// Plain and quoted scalars.
extension ScalarReplay {
  mutating func replayFlow(_ style: YAMLScalar.Style) {
    if style != .plain {
      cursor.advance()
    }
    while !isComplete {
      if cursor.isAtBlank || cursor.isAtBreak {
        replayWhite(isLineOpen: true)
      } else if style == .doubleQuoted, cursor.byte() == UInt8(ascii: "\\") {
        replayEscape()
      } else if style == .singleQuoted, cursor.byte() == UInt8(ascii: "'") {
        takeCharacter()
        cursor.advance()
      } else {
        takeCharacter()
      }
    }
    recorder.place(nextByteAt: cursor.mark)
  }

  /// One escape makes one character, all of whose bytes stand at the backslash.
  private mutating func replayEscape() {
    let mark = cursor.mark
    if cursor.isBeforeBreak {
      cursor.advance()
      cursor.advance()
      replayWhite(isLineOpen: false)
      return
    }
    let length =
      switch cursor.byte(1) {
      case UInt8(ascii: "x"): 4
      case UInt8(ascii: "u"): 6
      case UInt8(ascii: "U"): 10
      default: 2
      }
    for _ in 0..<length {
      cursor.advance()
    }
    let rest = value[recorder.bytes.count...]
    let continuation = rest.dropFirst().prefix { $0 & 0xC0 == 0x80 }
    recorder.record(rest.prefix(1 + continuation.count), at: mark)
  }

  /// Blanks within a line stay, the blanks around a line break go, one break becomes a space, and
  /// of several all but the first stay; after an escaped line break all of them do.
  private mutating func replayWhite(isLineOpen: Bool) {
    var breaks: [(text: ArraySlice<UInt8>, mark: YAMLMark)] = []
    var blanks: [(text: ArraySlice<UInt8>, mark: YAMLMark)] = []
    while cursor.isAtBlank || cursor.isAtBreak {
      if cursor.isAtBreak {
        breaks.append((cursor.normalBreak, cursor.mark))
      } else if isLineOpen, breaks.isEmpty {
        blanks.append((cursor.character, cursor.mark))
      }
      cursor.advance()
    }
    if breaks.isEmpty {
      breaks = blanks
    } else if isLineOpen, breaks[0].text.elementsEqual("\n".utf8) {
      let space: ArraySlice<UInt8> = [UInt8(ascii: " ")]
      breaks = breaks.count == 1 ? [(space, breaks[0].mark)] : Array(breaks.dropFirst())
    }
    for character in breaks {
      recorder.record(character.text, at: character.mark)
    }
  }
}
