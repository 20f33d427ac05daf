internal import SystemIO

/// Which files below a folder the `.gitignore` files name: those in it, and those above it as far as
/// the repository goes.
final class IgnoredFiles {
  private let root: FilePath
  /// The root without symbolic links; nil where nothing is ignored.
  private let folder: FilePath?
  /// The topmost folder whose file counts.
  private let top: FilePath?
  private var files: [FilePath: IgnoreFile?] = [:]

  /// More than any has; a longer one ignores nothing.
  private static let readLimit = 1 << 20

  /// The ignored files below `root`.
  init(below root: FilePath) {
    self.root = root
    folder = try? FileSystem.resolved(root)
    top = folder.map { Self.repository(of: $0) ?? $0 }
  }

  /// Whether the file or folder at `path`, which is below the root, is ignored; the deepest file that
  /// says something decides.
  func contains(_ path: FilePath, isFolder: Bool) -> Bool {
    guard let folder, let top else { return false }
    let name = path.bytes.dropFirst(root.bytes.count).drop { $0 == UInt8(ascii: "/") }
    let whole = folder.appending(FilePath(bytes: name))
    var place = whole
    while place != top, place.bytes.count > 1 {
      place = place.parent
      let start = place.bytes.count + (place.bytes.count > 1 ? 1 : 0)
      if let answer = file(in: place)?.ignores(Array(whole.bytes[start...]), isFolder: isFolder) {
        return answer
      }
    }
    return false
  }

  private func file(in folder: FilePath) -> IgnoreFile? {
    if let known = files[folder] { return known }
    let bytes = try? FileSystem.readAll(folder.appending(".gitignore"), limit: Self.readLimit)
    let file = bytes.map { IgnoreFile($0) }
    files[folder] = .some(file)
    return file
  }

  /// The nearest folder at or above `folder` that holds `.git`.
  private static func repository(of folder: FilePath) -> FilePath? {
    var place = folder
    while (try? FileStatus(ofLink: place.appending(".git"))) == nil {
      guard place != place.parent, place != "." else { return nil }
      place = place.parent
    }
    return place
  }
}
