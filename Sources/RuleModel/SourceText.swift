/// A place in an authored file.
public struct SourceLocation: Sendable, Hashable {
  /// The path as the author named it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in characters (Unicode scalars), from 1.
  public var column: Int

  /// A place in `file`.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A scalar of an authored file that remembers where each of its bytes was written.
///
/// A YAML scalar may hold escapes and folded lines, so that a byte of its value stands elsewhere in the
/// file than counting from the scalar's first byte would tell.
public struct SourceText: Sendable, Hashable {
  /// A byte of the value whose place is known; places between two anchors follow by counting
  /// characters from the earlier one.
  public struct Anchor: Sendable, Hashable {
    /// The byte's offset in the value's UTF-8.
    public var offset: Int
    /// Where that byte was written.
    public var location: SourceLocation

    /// An anchor at `offset`.
    public init(offset: Int, location: SourceLocation) {
      self.offset = offset
      self.location = location
    }
  }

  /// The scalar's value.
  public var text: String
  /// Anchors in ascending order of offset, the first at offset 0.
  public var anchors: [Anchor]

  /// A value with the places of its bytes; `anchors` begins with offset 0.
  public init(_ text: String, anchors: [Anchor]) {
    precondition(anchors.first?.offset == 0, "the first anchor is at offset 0")
    self.text = text
    self.anchors = anchors
  }

  /// A value that stands unescaped at `location`.
  public init(_ text: String, at location: SourceLocation) {
    self.init(text, anchors: [Anchor(offset: 0, location: location)])
  }

  /// Where the value begins.
  public var location: SourceLocation {
    anchors[0].location
  }

  /// Where the byte at `offset` of the value's UTF-8 was written.
  public func location(atByte offset: Int) -> SourceLocation {
    let anchor = anchors.last { $0.offset <= offset } ?? anchors[0]
    let characters = text.utf8.dropFirst(anchor.offset).prefix(max(0, offset - anchor.offset))
      .count { $0 & 0xC0 != 0x80 }
    var location = anchor.location
    location.column += characters
    return location
  }
}
