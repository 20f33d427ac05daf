public import SystemIO

/// A file of rules, grammar, policies or vocabulary, as it was read.
public struct AuthoredFile: Sendable {
  /// The path as it is shown in diagnostics.
  public var path: String
  /// What the file holds.
  public var bytes: [UInt8]

  /// A file at `path` that holds `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// More than any rule file may have, so that the reader can say so instead of reading on.
  private static let readLimit = 5 << 20

  /// The file at `path`, or all `.yaml`, `.yml` and `.txt` files below it if it is a folder, by path.
  public static func read(at path: FilePath) throws(AuthoredFileError) -> [AuthoredFile] {
    do throws(SystemError) {
      guard try FileStatus(of: path).kind == .directory else {
        return [try file(at: path)]
      }
    } catch {
      throw AuthoredFileError(path: path.description, reason: error.description)
    }
    var files: [AuthoredFile] = []
    for step in DirectoryWalk(of: path) {
      switch step {
      case .entry(let path, let status) where status.kind != .directory && isAuthored(path):
        do throws(SystemError) {
          files.append(try file(at: path))
        } catch {
          throw AuthoredFileError(path: path.description, reason: error.description)
        }
      case .entry: break
      case .failure(let path, let error):
        throw AuthoredFileError(path: path.description, reason: error.description)
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  private static func file(at path: FilePath) throws(SystemError) -> AuthoredFile {
    let file = try FileDescriptor(opening: path, .read)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= readLimit {
      let count = try file.read(into: &piece)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return AuthoredFile(path: path.description, bytes: bytes)
  }

  private static func isAuthored(_ path: FilePath) -> Bool {
    let name = path.description.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.hasSuffix(".txt")
  }
}

/// A file that cannot be read, and why.
public struct AuthoredFileError: Error, Sendable, Hashable {
  /// The path as it is shown.
  public var path: String
  /// The system's reason, or ours.
  public var reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The error of a folder at `path` that holds no file of the kinds that are read.
  public init(holdingNothing path: FilePath) {
    self.init(path: path.description, reason: "no .yaml, .yml or .txt file is in it")
  }
}
