/// Collects the bytes of a value with the place of each, as few anchors as possible.
struct PlaceRecorder {
  /// The value so far.
  private(set) var bytes: [UInt8] = []
  /// The bytes whose place does not follow from the one before.
  private(set) var anchors: [YAMLScalar.Anchor] = []
  /// Where the next byte stands if it stands beside the last one.
  private var next: YAMLMark?

  /// Adds the bytes of one character that was written at `mark`.
  mutating func record(_ character: some Sequence<UInt8>, at mark: YAMLMark) {
    place(nextByteAt: mark)
    bytes.append(contentsOf: character)
    next = YAMLMark(line: mark.line, column: mark.column + 1)
  }

  /// Says where the byte after the last one would stand.
  mutating func place(nextByteAt mark: YAMLMark) {
    if mark != next {
      anchors.append(YAMLScalar.Anchor(offset: bytes.count, mark: mark))
    }
  }
}
