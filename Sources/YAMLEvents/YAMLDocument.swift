/// The one document of a YAML file, as a tree whose every part knows its place.
///
/// A subset of YAML 1.1, for files that people write: UTF-8, one document, keys are texts; no
/// anchors, aliases, tags or directives. Without aliases a small file cannot stand for a big tree.
public struct YAMLDocument: Sendable, Hashable {
  /// The tree; absent in a file of blanks and comments.
  public var root: YAMLNode?

  /// The most bytes a file may have: 4 MiB.
  public static let maximumSize = 4 << 20
  /// How many lists and mappings may stand inside each other.
  public static let maximumDepth = 32

  /// A document of `root`.
  public init(root: YAMLNode?) {
    self.root = root
  }

  /// Reads the bytes of a file, which may begin with a UTF-8 byte order mark.
  ///
  /// Duplicate keys are kept: whoever knows what a mapping means reports all of them. Linear in
  /// the size of the file.
  ///
  /// - Throws: the first mistake in the file.
  public static func parse(_ bytes: [UInt8]) throws(YAMLError) -> YAMLDocument {
    guard bytes.count <= maximumSize else {
      throw YAMLError(at: .start, "file is larger than 4 MiB")
    }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw YAMLError(at: .start, "file is UTF-16; save it as UTF-8")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    var builder = TreeBuilder(content)
    return try YAMLDocument(root: builder.document())
  }

  /// Reads the text of a file.
  ///
  /// - Throws: the first mistake in the file.
  public static func parse(_ text: String) throws(YAMLError) -> YAMLDocument {
    try parse(Array(text.utf8))
  }
}
