internal import SystemIO

/// Reads and writes a tool's consent file.
struct ConsentStore: Sendable {
  /// What there is in place of the file.
  enum State {
    /// Nothing: the tool has not run here yet.
    case missing
    /// What the file says.
    case record(ConsentRecord)
    /// Something that must be left alone.
    case unusable(Consent.Reason)
  }

  let folder: ToolFolder

  /// A file that people write by hand is not longer.
  private static let byteLimit = 1 << 16

  /// A change takes milliseconds; a program does not wait for a process that was stopped.
  private static let lockLimit = Duration.milliseconds(500)

  /// What the file says at this moment.
  ///
  /// It is read each time: two changes within a tick of the file system's clock look alike from outside.
  func read() -> State {
    let (path, name) = (folder.consentFile, folder.consentFileName)
    do {
      // Looked at before it is opened: a pipe would wait for a writer, a link to nothing is no absence.
      let link = try FileStatus(ofLink: path)
      let status = link.kind == .symbolicLink ? try? FileStatus(of: path) : link
      guard status?.kind == .regular else { return .unusable(.unreadable(file: name)) }
    } catch {
      return error.isNotFound ? .missing : .unusable(.unreadable(file: name))
    }
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readAll(path, limit: Self.byteLimit)
    } catch {
      return .unusable(error.isTooLarge ? .corrupt(file: name) : .unreadable(file: name))
    }
    guard let record = ConsentRecord(json: bytes) else { return .unusable(.corrupt(file: name)) }
    guard !record.isEnabled || FileSystem.isWritable(path) else {
      return .unusable(.unwritable(file: name))
    }
    return .record(record)
  }

  /// Creates the file unless there is one, and gives what there is then.
  func create(_ record: ConsentRecord) -> State {
    do {
      try folder.create()
      // While it is made the file has two names, and nobody may take it for what it is not.
      let lock = try FileLock(at: folder.lockFile, within: Self.lockLimit)
      try FileSystem.create(folder.consentFile, containing: record.json, permissions: 0o600)
      _ = consume lock
    } catch {
      // Another process may have been faster.
      guard error.isAlreadyThere else {
        return .unusable(.unwritable(file: folder.consentFileName))
      }
    }
    return read()
  }

  /// Changes what the file says at this moment; false where that is not possible.
  func update(_ change: (inout ConsentRecord) -> Void) -> Bool {
    do {
      let lock = try FileLock(at: folder.lockFile, within: Self.lockLimit)
      let isDone = try rewrite(change)
      // Held to here.
      _ = consume lock
      return isDone
    } catch {
      return false
    }
  }

  private func rewrite(_ change: (inout ConsentRecord) -> Void) throws(ReplacementError) -> Bool {
    guard case .record(var record) = read() else { return false }
    change(&record)
    let replacement = try AtomicReplacement(of: folder.consentFile)
    try replacement.write(record.json)
    try replacement.commit()
    return true
  }
}
