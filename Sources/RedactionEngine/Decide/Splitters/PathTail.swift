internal import RuleModel

/// Shortens a text that is one path to what is the project's own.
public enum PathTail {
  private static let separators = ByteSet("/\\")
  /// Directories that hold one folder for each person.
  private static let homes: Set<String> = ["home", "homes", "users", "documents and settings"]

  /// `path` without its home and foreign directories, as a relative path; a relative path, and one of
  /// the system's own, stays as it is.
  ///
  /// What is left of an absolute path is a package folder and what is in it, else the last `names`,
  /// never a person's folder. The result is a suffix of `path`; applied again, nothing changes.
  public static func tail(of path: [UInt8], names most: Int = 2) -> ArraySlice<UInt8> {
    let components = path[...].split(whereSeparator: separators.contains)
      .filter { !$0.elementsEqual(".".utf8) }
    guard let first = components.first, isAbsolute(path, first) else { return path[...] }
    let names = components.map { String(decoding: $0, as: UTF8.self) }
    let top = isDrive(first) ? 1 : 0
    let home = names.lastIndex { homes.contains($0.lowercased()) }
    let isSystem = top < names.count && PathSplitter.systemTops.contains(names[top])
    guard home != nil || !isSystem else { return path[...] }
    let root = names.lastIndex(where: PathSplitter.packageRoots.contains)
    let behindPerson = home.map { $0 + 2 } ?? top
    // Behind a way back up it takes more than names to tell whose folder it is.
    let shown = names.contains("..") ? names.count - 1 : root ?? names.count - most
    let kept = max(shown, behindPerson, top)
    // A person's folder itself has no tail.
    guard kept < components.count else { return [] }
    return path[components[kept].startIndex...]
  }

  private static func isAbsolute(_ path: [UInt8], _ first: ArraySlice<UInt8>) -> Bool {
    separators.contains(path[0]) || path[0] == UInt8(ascii: "~") || isDrive(first)
  }

  /// Whether `component` is the drive of a Windows path, such as `C:`.
  private static func isDrive(_ component: ArraySlice<UInt8>) -> Bool {
    component.count == 2 && component.last == UInt8(ascii: ":")
  }
}
