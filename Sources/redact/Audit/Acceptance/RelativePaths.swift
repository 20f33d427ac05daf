internal import SystemIO

/// Names files by where they are below a folder, from wherever and however they are called.
struct RelativePaths {
  /// The folder, without symbolic links.
  let base: FilePath
  private let workingFolder: FilePath

  /// Names for files below the folder that the file at `path` is in or will be in.
  init(besides path: FilePath) throws(SystemError) {
    base = try FileSystem.resolved(path.parent)
    workingFolder = try FileSystem.resolved(".")
  }

  /// The name of `input`: a path from the folder on, an absolute one elsewhere, `-` for standard input.
  func name(of input: Input) -> [UInt8] {
    switch input {
    case .standardInput: Array("-".utf8)
    case .file(let path): name(of: path)
    }
  }

  private func name(of path: FilePath) -> [UInt8] {
    let names = Self.names(in: workingFolder.appending(path))
    let folder = Self.names(in: base)
    return names.starts(with: folder) && names.count > folder.count
      ? Array(names[folder.count...].joined(separator: [UInt8(ascii: "/")]))
      : names.flatMap { [UInt8(ascii: "/")] + $0 }
  }

  /// The names in an absolute path, `.` and `..` worked in; links are not looked at.
  private static func names(in path: FilePath) -> [[UInt8]] {
    var names: [[UInt8]] = []
    for name in path.bytes.split(separator: UInt8(ascii: "/")) {
      if name.elementsEqual("..".utf8) {
        _ = names.popLast()
      } else if !name.elementsEqual(".".utf8) {
        names.append(Array(name))
      }
    }
    return names
  }
}
