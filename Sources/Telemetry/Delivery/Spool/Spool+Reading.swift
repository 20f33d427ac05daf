internal import EventPolicy
internal import SystemIO

extension Spool {
  /// What became of an event that waited.
  enum Reading: Sendable {
    /// It may leave, by the policy of today.
    case event(ScrubbedEvent)
    /// It may not, for this reason, and is to be taken out.
    case dropped(DropReason)
    /// It cannot be read now; it stays.
    case unreadable
    /// Somebody has taken it out.
    case gone
  }

  /// The event of `record`, which passes the policy again: what was written may be older than it, and
  /// files can be changed by others.
  func read(_ record: RecordName, through scrubber: EventScrubber) -> Reading {
    let content: [UInt8]
    do {
      // Opening a pipe, which somebody could have put there, would wait for a writer.
      guard try FileStatus(ofLink: path(of: record)).kind == .regular else {
        return .dropped(.damaged)
      }
      content = try storage.content(of: path(of: record), limit: record.byteCount)
    } catch {
      if error.isNotFound { return .gone }
      return error.isTooLarge ? .dropped(.damaged) : .unreadable
    }
    guard record.describes(content) else { return .dropped(.damaged) }
    guard let event = scrubber.scrub(content).event else { return .dropped(.policy) }
    return .event(event)
  }

  /// Takes out the events that have waited too long and says how many they were.
  func removeExpired(now: Duration) -> Int {
    guard let entries = try? storage.entries(of: queue) else { return 0 }
    let records = entries.compactMap { RecordName($0) }
    let today = note(SpoolDay.today(among: entries, records: records, now: now))
    let expired = records.filter { today.number - $0.day >= limits.days }
    expired.forEach(remove)
    return expired.count
  }
}
