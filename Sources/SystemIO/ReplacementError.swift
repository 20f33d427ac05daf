/// Why a file was not replaced; the original is as it was.
public enum ReplacementError: Error, Sendable, Hashable {
  /// A system call failed.
  case system(SystemError)
  /// The path names something other than a file of bytes.
  case notRegularFile
  /// The file has several names, and a replacement would take this one away from the others.
  case hardLinks(Int)
  /// The file is no longer what it was when it was opened.
  case fileChanged
}

extension ReplacementError: CustomStringConvertible {
  /// The reason, as a phrase that follows the path.
  public var description: String {
    switch self {
    case .system(let error): error.description
    case .notRegularFile: "is not a regular file"
    case .hardLinks(let count): "has \(count) hard links"
    case .fileChanged: "changed while it was being read"
    }
  }
}
