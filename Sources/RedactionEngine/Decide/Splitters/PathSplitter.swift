internal import RuleModel

/// Knows which directories of a path say something about a machine or a person.
enum PathSplitter {
  private static let separators = ByteSet("/\\")

  /// Top directories that are the same on every machine.
  static let systemTops: Set<String> = [
    "bin", "boot", "dev", "etc", "lib", "lib32", "lib64", "proc", "run", "sbin", "sys", "usr",
    "System", "Library", "Windows", "Program Files",
  ]
  /// Directories from which on a path is that of a published package.
  static let packageRoots: Set<String> = [
    "site-packages", "dist-packages", "node_modules", "checkouts", "gems", "vendor",
  ]

  /// The leading directories that go: all but the last two components, or what stands before a package
  /// folder; nothing of a system path.
  static func foreignDirectories(in path: Range<Int>, of text: [UInt8]) -> [Range<Int>] {
    let components = components(of: path, in: text)
    guard let top = components.first(where: { !isDrive($0, of: text) }),
      !systemTops.contains(name(top, of: text))
    else { return [] }
    let root = components.last { packageRoots.contains(name($0, of: text)) }
    let tail = root ?? components.dropLast().last ?? components.last
    guard let tail else { return [path] }
    guard tail.lowerBound > path.lowerBound else { return [] }
    let start = text[path.lowerBound] == UInt8(ascii: "/") ? path.lowerBound + 1 : path.lowerBound
    // The separator before the tail stays, so that the tail still reads as one.
    guard components.count > 2 else { return [] }
    return [start..<(tail.lowerBound - 1)]
  }

  private static func components(of path: Range<Int>, in text: [UInt8]) -> [Range<Int>] {
    text[path].split(whereSeparator: separators.contains).map { $0.startIndex..<$0.endIndex }
  }

  private static func name(_ component: Range<Int>, of text: [UInt8]) -> String {
    String(decoding: text[component], as: UTF8.self)
  }

  /// Whether a component is the drive of a Windows path, such as `C:`.
  private static func isDrive(_ component: Range<Int>, of text: [UInt8]) -> Bool {
    component.count == 2 && text[component.upperBound - 1] == UInt8(ascii: ":")
  }
}
