/// Everything below a directory, parents first, names in the order of their bytes.
///
/// Symbolic links are entries and are not followed, so the walk ends. What cannot be read is a step
/// of its own and does not stop the walk. Uses memory for the names on the way, not for the tree.
public struct DirectoryWalk: Sequence, IteratorProtocol {
  /// One thing the walk came across.
  public enum Step: Sendable, Hashable {
    /// A file or directory, with its own status.
    case entry(FilePath, FileStatus)
    /// A path that cannot be listed or looked at.
    case failure(FilePath, SystemError)
  }

  /// What is still to come, last first.
  private var pending: [FilePath] = []
  private var first: Step?
  private let descends: (FilePath) -> Bool

  /// A walk of what is below `root`, leaving out what is in directories where `descends` is false.
  ///
  /// A root that cannot be listed is the only step.
  public init(of root: FilePath, descends: @escaping (FilePath) -> Bool = { _ in true }) {
    self.descends = descends
    first = list(root)
  }

  /// The next step; nil at the end.
  public mutating func next() -> Step? {
    if let step = first.take() {
      return step
    }
    guard let path = pending.popLast() else { return nil }
    do {
      let status = try FileStatus(ofLink: path)
      if status.kind == .directory, descends(path) {
        // The directory itself comes first, then what stopped it from being listed.
        first = list(path)
      }
      return .entry(path, status)
    } catch {
      return .failure(path, error)
    }
  }

  private mutating func list(_ directory: FilePath) -> Step? {
    do {
      let names = try FileSystem.entries(of: directory)
      pending.append(contentsOf: names.reversed().map(directory.appending))
      return nil
    } catch {
      return .failure(directory, error)
    }
  }
}
