/// A text of a YAML file that remembers where each of its bytes was written.
public struct YAMLScalar: Sendable, Hashable {
  /// The value, with escapes resolved and lines folded.
  public var text: String
  /// How it was written.
  public var style: Style
  /// The first character of the notation: the quote, the `|` or the value's own first character.
  public var start: YAMLMark
  /// Where the value's first byte was written; `start` where the value is empty.
  public var contentStart: YAMLMark
  /// The later bytes whose place does not follow by counting characters from the byte before.
  ///
  /// In ascending order; a last one may stand at the value's end.
  public var jumps: [Anchor]

  /// A scalar; without `jumps` its characters stand side by side from `contentStart` on.
  public init(
    _ text: String,
    style: Style,
    start: YAMLMark,
    contentStart: YAMLMark,
    jumps: [Anchor] = []
  ) {
    self.text = text
    self.style = style
    self.start = start
    self.contentStart = contentStart
    self.jumps = jumps
  }

  /// Whether nothing was written at all, as after the colon of `key:`.
  public var isAbsent: Bool {
    style == .plain && text.isEmpty
  }

  /// Every byte whose place does not follow from the one before, the first byte included.
  public var anchors: [Anchor] {
    [Anchor(offset: 0, mark: contentStart)] + jumps
  }

  /// Where the byte at `offset` of the value's UTF-8 was written.
  ///
  /// All bytes that one escape made stand at its backslash; a fold or line end stands at the line
  /// break in the file.
  public func mark(atByte offset: Int) -> YAMLMark {
    let anchor = jumps.last { $0.offset <= offset } ?? Anchor(offset: 0, mark: contentStart)
    let later = text.utf8.dropFirst(anchor.offset + 1).prefix(max(0, offset - anchor.offset))
    var mark = anchor.mark
    mark.column += later.count { $0 & 0xC0 != 0x80 }
    if offset > anchor.offset, offset >= text.utf8.count {
      mark.column += 1
    }
    return mark
  }

  /// How a scalar is written.
  public enum Style: Sendable, Hashable, CaseIterable {
    /// Bare words.
    case plain
    /// `'…'`
    case singleQuoted
    /// `"…"`
    case doubleQuoted
    /// `|`, line by line.
    case literal
    /// `>`, lines folded.
    case folded
  }

  /// A byte of a value and its place.
  public struct Anchor: Sendable, Hashable {
    /// The byte's offset in the value's UTF-8.
    public var offset: Int
    /// Where that byte was written.
    public var mark: YAMLMark

    /// A byte of a value and its place.
    public init(offset: Int, mark: YAMLMark) {
      self.offset = offset
      self.mark = mark
    }
  }
}
