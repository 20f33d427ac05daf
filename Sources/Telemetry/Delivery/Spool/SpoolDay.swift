internal import SystemIO

/// The day that a spool counts: how many days it was looked at, and the last one of the calendar.
///
/// It is kept as the name of an empty file, so a listing of the directory tells all there is to know.
struct SpoolDay: Sendable, Hashable {
  /// The number of days so far.
  var number: Int

  /// The last day, since 1970-01-01.
  var calendarDay: Int

  /// The last day that is counted; nobody gets there but by hand.
  static let last = (1 << 31) - 1

  /// The day in a directory with the names `entries` at `now` since 1970.
  ///
  /// The clock counts a day when it has moved on to another; what it skips is not counted. An event that
  /// was accepted on a later day than any that was noted counts too.
  static func today(
    among entries: [FilePath],
    records: [RecordName],
    now: Duration
  ) -> (day: SpoolDay, noted: [SpoolDay]) {
    let noted = entries.compactMap { SpoolDay($0) }
    let calendarDay = Int(max(.zero, now).components.seconds / 86_400)
    let last = noted.max { ($0.number, -$0.calendarDay) < ($1.number, -$1.calendarDay) }
    var today = SpoolDay(
      number: records.reduce(last?.number ?? 0) { max($0, $1.day) },
      calendarDay: calendarDay
    )
    if let last, calendarDay > last.calendarDay {
      today.number = min(today.number + 1, Self.last)
    }
    return (today, noted)
  }

  /// A day of the spool and of the calendar.
  init(number: Int, calendarDay: Int) {
    self.number = number
    self.calendarDay = calendarDay
  }

  /// The day that the name `file` notes; nil where it is something else.
  init?(_ file: FilePath) {
    // Most names are those of events.
    guard file.bytes.starts(with: "day-".utf8) else { return nil }
    let parts = file.description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "day", let number = Int(parts[1]),
      let calendarDay = Int(parts[2]), number >= 0, calendarDay >= 0, number <= Self.last
    else { return nil }
    self.number = number
    self.calendarDay = calendarDay
  }

  /// The name of the file that notes the day.
  var name: FilePath {
    FilePath("day-\(number)-\(calendarDay)")
  }
}
