internal import SystemIO

extension Spool {
  /// Creates the directories if need be and makes sure that they are this user's alone.
  func prepare() throws(SystemError) {
    try prepare(directory)
    try prepare(queue)
  }

  private func prepare(_ path: FilePath) throws(SystemError) {
    let status: FileStatus
    do {
      status = try FileStatus(ofLink: path)
    } catch {
      guard error.isNotFound else { throw error }
      do {
        try storage.createDirectory(path)
      } catch {
        // Another process was quicker; what it made is looked at when it is used the next time.
        guard error.isAlreadyThere else { throw error }
      }
      return
    }
    guard status.kind == .directory, status.ownerID == CurrentProcess.userID else {
      throw .notOurs
    }
    if status.permissions & 0o077 != 0 {
      try FileSystem.setPermissions(0o700, of: path)
    }
  }

  /// Erases everything that waits; nothing that is there now is sent afterwards, by no process.
  ///
  /// One rename takes the whole queue away, so an event that another process is just adding either goes with it
  /// or is not accepted.
  ///
  /// - Returns: false if the queue could not be erased.
  @discardableResult
  package func erase() -> Bool {
    let name = Self.erasedPrefix + String(UInt64.random(in: 0 ... .max), radix: 36)
    do {
      try storage.rename(queue, to: directory.appending(FilePath(name)))
    } catch {
      guard error.isNotFound else { return false }
    }
    return removeErased()
  }

  /// Removes what processes that ended in the middle of something have left.
  func removeLeftovers(now: Duration) {
    removeErased()
    for name in (try? storage.entries(of: queue)) ?? []
    where name.bytes.starts(with: Self.temporaryPrefix.utf8) {
      let path = queue.appending(name)
      guard let status = try? FileStatus(ofLink: path) else { continue }
      let age = now - status.modified
      // A write takes no hour. Should it, or a clock be wrong, the event is reported as not accepted.
      if age > .seconds(3600) || age < .seconds(-3600) {
        try? storage.remove(path)
      }
    }
  }

  @discardableResult
  private func removeErased() -> Bool {
    let entries: [FilePath]
    do {
      entries = try storage.entries(of: directory)
    } catch {
      return error.isNotFound
    }
    var isGone = true
    for name in entries where name.bytes.starts(with: Self.erasedPrefix.utf8) {
      do {
        try storage.removeTree(directory.appending(name))
      } catch {
        isGone = isGone && error.isNotFound
      }
    }
    return isGone
  }
}

extension SystemError {
  /// A directory that is a link, a file or somebody else's: EPERM everywhere.
  fileprivate static let notOurs = SystemError(code: 1, call: "open")
}
