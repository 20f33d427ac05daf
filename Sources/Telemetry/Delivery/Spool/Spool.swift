package import EventPolicy
package import SystemIO

/// Scrubbed events that wait on the disk, shared by the processes of one user.
///
/// One file an event, because then every change is one rename or one unlink: a process that ends at any
/// point leaves a whole event or none, nobody waits for another's lock to add one, nothing is rewritten when
/// one is delivered, and a full disk can still be emptied. The file holds the event and nothing else, for
/// everyone to read who may; its name holds length and checksum.
///
/// ```
/// DIRECTORY/queue/00000003-…-0000048f-3ad1c0de.json   an event
/// DIRECTORY/queue/.new-…                              one that is being written, or was when its process ended
/// DIRECTORY/queue/day-3-20781                         the third day of use
/// DIRECTORY/sending.lock                              held by the one process that sends
/// ```
package struct Spool: Sendable {
  let directory: FilePath
  let limits: SpoolLimits
  let storage: any SpoolStorage

  /// The spool in `directory`, whose parent exists; nothing is created yet.
  package init(
    in directory: FilePath,
    limits: SpoolLimits = SpoolLimits(),
    storage: any SpoolStorage = DiskStorage()
  ) {
    self.directory = directory
    self.limits = limits
    self.storage = storage
  }

  var queue: FilePath {
    directory.appending("queue")
  }

  /// Adds `event`; once this returns, the end of the process does not lose it.
  ///
  /// - Parameters:
  ///   - event: what is to wait.
  ///   - now: the time since 1970.
  /// - Returns: why the spool does not take it; nil when it has.
  package func append(_ event: ScrubbedEvent, now: Duration) -> DropReason? {
    do {
      try prepare()
      let entries = try storage.entries(of: queue)
      let records = entries.compactMap { RecordName($0) }
      let waiting = records.reduce(0) { $0 + $1.byteCount }
      guard records.count < limits.events, event.bytes.count <= limits.bytes - waiting else {
        return .spoolFull
      }
      let day = note(SpoolDay.today(among: entries, records: records, now: now))
      try write(event.bytes, as: RecordName(for: event.bytes, day: day.number, now: now))
      return nil
    } catch {
      return .unwritable
    }
  }

  /// The events that wait, in the order of acceptance; none if there is no spool.
  func records() -> [RecordName] {
    let entries = (try? storage.entries(of: queue)) ?? []
    return entries.compactMap { RecordName($0) }
  }

  /// Takes `record` out.
  ///
  /// What cannot be taken out is sent again, with the uuid that tells the server so.
  func remove(_ record: RecordName) {
    try? storage.remove(path(of: record))
  }

  func path(of record: RecordName) -> FilePath {
    queue.appending(record.file)
  }

  private func write(_ bytes: [UInt8], as name: RecordName) throws(SystemError) {
    let temporary = queue.appending(
      FilePath(Self.temporaryPrefix + String(UInt64.random(in: 0 ... .max), radix: 36))
    )
    let isDurable = limits.survivesPowerFailure
    do {
      try storage.create(temporary, containing: bytes, synchronously: isDurable)
      // Fails when `erase` has come in between, for then the source has moved away.
      try storage.rename(temporary, to: path(of: name))
    } catch {
      try? storage.remove(temporary)
      throw error
    }
    if isDurable {
      try storage.synchronizeDirectory(queue)
    }
  }

  /// Keeps note of the day; a day that cannot be noted is counted by the next one who looks.
  func note(_ found: (day: SpoolDay, noted: [SpoolDay])) -> SpoolDay {
    guard !found.noted.contains(found.day) || found.noted.count > 1 else { return found.day }
    do {
      if !found.noted.contains(found.day) {
        try storage.create(
          queue.appending(found.day.name),
          containing: [],
          synchronously: false
        )
      }
      for other in found.noted where other != found.day {
        try storage.remove(queue.appending(other.name))
      }
    } catch {
      return found.day
    }
    return found.day
  }

  static let temporaryPrefix = ".new-"
  static let erasedPrefix = "erased-"
}
