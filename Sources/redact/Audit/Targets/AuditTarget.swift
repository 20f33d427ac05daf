internal import SystemIO

/// What the words of the command line lead to.
enum AuditTarget: Sendable {
  /// A text to read; one that was named is read even if it looks binary.
  case input(Input, isNamed: Bool)
  case skipped(FilePath, SkipReason)
  /// Something that cannot be looked at, and why.
  case failure(FilePath, SystemError, isNamed: Bool)

  /// What is left out of folders.
  struct Exclusion {
    /// Whether that is what `.gitignore` files name.
    var heedsIgnoreFiles = false
    /// Single files.
    var files: [FileStatus] = []
  }

  /// Calls `body` with all that `arguments` lead to, folders walked in the order of names.
  static func forEach(
    _ arguments: [String],
    leavingOut exclusion: Exclusion = Exclusion(),
    _ body: (AuditTarget) throws(Stop) -> Void
  ) throws(Stop) {
    for input in Input.inputs(arguments) {
      guard case .file(let path) = input else {
        try body(.input(input, isNamed: true))
        continue
      }
      let kind: FileKind
      do {
        kind = try FileStatus(of: path).kind
      } catch {
        try body(.failure(path, error, isNamed: true))
        continue
      }
      if kind == .directory {
        try walk(path, exclusion, body)
      } else {
        try body(.input(input, isNamed: true))
      }
    }
  }

  private static func walk(
    _ root: FilePath,
    _ exclusion: Exclusion,
    _ body: (AuditTarget) throws(Stop) -> Void
  )
    throws(Stop)
  {
    let ignored = exclusion.heedsIgnoreFiles ? IgnoredFiles(below: root) : nil
    let walk = DirectoryWalk(of: root) { path in
      path.lastComponent != ".git" && ignored?.contains(path, isFolder: true) != true
    }
    for step in walk {
      switch step {
      case .failure(let path, let error):
        try body(.failure(path, error, isNamed: path == root))
      case .entry(let path, let status):
        let isFolder = status.kind == .directory
        if ignored?.contains(path, isFolder: isFolder) == true {
          try body(.skipped(path, .ignored))
          continue
        }
        switch status.kind {
        case .regular where exclusion.files.contains(where: status.isSameFile):
          try body(.skipped(path, .baseline))
        case .regular: try body(.input(.file(path), isNamed: false))
        case .directory where path.lastComponent == ".git": try body(.skipped(path, .git))
        case .directory: break
        case .symbolicLink: try body(.skipped(path, .link))
        case .fifo, .socket, .device, .unknown: try body(.skipped(path, .special))
        }
      }
    }
  }
}
