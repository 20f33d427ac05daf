/// Literal and folded scalars.
extension ScalarReplay {
  private typealias LineBreak = (text: ArraySlice<UInt8>, mark: YAMLMark)

  /// Replays the header and the lines; whatever the header says of the tail, the replay ends with
  /// the value.
  mutating func replayBlock(isFolded: Bool, parentColumn: Int) {
    // Columns count from 1 here, so a block at the file's margin has column 1 and none has 0.
    let parentIndent = parentColumn - 1
    var indent = replayHeader().map { max(parentIndent, 0) + $0 }
    var leadingBreak: LineBreak?
    var trailingBreaks = replayBreaks(&indent, parentIndent: parentIndent)
    var startedBlank = false
    while cursor.mark.column - 1 == indent, !cursor.isAtEnd {
      let startsBlank = cursor.isAtBlank
      if let line = leadingBreak {
        let isFolding =
          isFolded && line.text.elementsEqual("\n".utf8) && !startedBlank && !startsBlank
        if !isFolding {
          recorder.record(line.text, at: line.mark)
        } else if trailingBreaks.isEmpty {
          recorder.record([UInt8(ascii: " ")], at: line.mark)
        }
      }
      record(trailingBreaks)
      startedBlank = startsBlank
      while !cursor.isAtBreak, !cursor.isAtEnd {
        takeCharacter()
      }
      leadingBreak = cursor.isAtBreak ? (cursor.normalBreak, cursor.mark) : nil
      cursor.advance()
      trailingBreaks = replayBreaks(&indent, parentIndent: parentIndent)
    }
    if recorder.bytes.count < value.count {
      record([leadingBreak].compactMap(\.self))
    }
    if recorder.bytes.count < value.count {
      record(trailingBreaks)
    }
  }

  /// Steps over `|2-` and the rest of that line; the digit, if there is one.
  private mutating func replayHeader() -> Int? {
    cursor.advance()
    var increment: Int?
    while let byte = cursor.byte(), !cursor.isAtBlank, !cursor.isAtBreak {
      if byte >= UInt8(ascii: "1"), byte <= UInt8(ascii: "9") {
        increment = Int(byte - UInt8(ascii: "0"))
      }
      cursor.advance()
    }
    while !cursor.isAtBreak, !cursor.isAtEnd {
      cursor.advance()
    }
    cursor.advance()
    return increment
  }

  /// Steps over empty lines and the next line's indentation, which the first line settles if the
  /// header did not.
  private mutating func replayBreaks(_ indent: inout Int?, parentIndent: Int) -> [LineBreak] {
    var breaks: [LineBreak] = []
    var deepest = 0
    while true {
      while cursor.byte() == UInt8(ascii: " "), cursor.mark.column - 1 < indent ?? .max {
        cursor.advance()
      }
      deepest = max(deepest, cursor.mark.column - 1)
      guard cursor.isAtBreak else { break }
      breaks.append((cursor.normalBreak, cursor.mark))
      cursor.advance()
    }
    indent = indent ?? max(deepest, parentIndent + 1, 1)
    return breaks
  }

  private mutating func record(_ breaks: [LineBreak]) {
    for line in breaks {
      recorder.record(line.text, at: line.mark)
    }
  }
}
