/// The patterns of a `.gitignore` file.
///
/// Source: https://git-scm.com/docs/gitignore, section "Pattern format".
struct IgnoreFile {
  private struct Pattern {
    var glob: PathGlob
    var isNegated: Bool
    var isOfFolders: Bool
  }

  private let patterns: [Pattern]

  /// The file that holds `bytes`.
  init(_ bytes: [UInt8]) {
    patterns = bytes.split(separator: 0x0A).compactMap(Self.pattern)
  }

  /// Whether the file ignores `path`, which is relative to the file's folder; nil if it says nothing.
  func ignores(_ path: [UInt8], isFolder: Bool) -> Bool? {
    patterns.last { ($0.isOfFolders ? isFolder : true) && $0.glob.matches(path) }
      .map { !$0.isNegated }
  }

  private static func pattern(_ line: ArraySlice<UInt8>) -> Pattern? {
    var text = line
    if text.last == 0x0D { text.removeLast() }
    while text.last == 0x20, text.dropLast().last != UInt8(ascii: "\\") { text.removeLast() }
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { text.removeFirst() }
    let slash = UInt8(ascii: "/")
    let isOfFolders = text.last == slash
    if isOfFolders { text.removeLast() }
    guard !text.isEmpty else { return nil }
    // With a slash inside or in front it counts from the file's folder, else it stands for any name.
    let isAnchored = text.contains(slash)
    if text.first == slash { text.removeFirst() }
    let glob = PathGlob((isAnchored ? [] : Array("**/".utf8)) + text)
    return Pattern(glob: glob, isNegated: isNegated, isOfFolders: isOfFolders)
  }
}
