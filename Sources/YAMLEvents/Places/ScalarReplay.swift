/// Reads a scalar a second time, to learn where each byte of its value was written.
///
/// libyaml tells only where a scalar begins and ends. The replay follows the same rules (its
/// `scanner.c`: `yaml_parser_scan_flow_scalar`, `_plain_scalar`, `_block_scalar`) knowing the value
/// that has to come out; if another one does, the places are dropped, never the value.
struct ScalarReplay {
  private let text: String
  private let style: YAMLScalar.Style
  private let start: YAMLMark
  private let parentColumn: Int
  /// The value that has to come out.
  let value: [UInt8]
  /// What is next in the file.
  var cursor: SourceCursor
  /// What came out.
  var recorder = PlaceRecorder()

  /// A replay of the scalar at `cursor`; `parentColumn` as in a block's column, 0 at the top.
  init(
    of text: String,
    _ style: YAMLScalar.Style,
    from cursor: SourceCursor,
    parentColumn: Int
  ) {
    self.text = text
    self.style = style
    self.parentColumn = parentColumn
    self.cursor = cursor
    start = cursor.mark
    value = Array(text.utf8)
  }

  /// Whether the whole value came out.
  var isComplete: Bool {
    recorder.bytes.count >= value.count || cursor.isAtEnd
  }

  /// The scalar with the places of its bytes.
  mutating func scalar() -> YAMLScalar {
    switch style {
    case .plain, .singleQuoted, .doubleQuoted: replayFlow(style)
    case .literal, .folded: replayBlock(isFolded: style == .folded, parentColumn: parentColumn)
    }
    guard recorder.bytes == value, let first = recorder.anchors.first else {
      return YAMLScalar(text, style: style, start: start, contentStart: start)
    }
    return YAMLScalar(
      text,
      style: style,
      start: start,
      contentStart: first.mark,
      jumps: Array(recorder.anchors.dropFirst())
    )
  }

  /// Takes the next character over into the value.
  mutating func takeCharacter() {
    recorder.record(cursor.character, at: cursor.mark)
    cursor.advance()
  }
}
