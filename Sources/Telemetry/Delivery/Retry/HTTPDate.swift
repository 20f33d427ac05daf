/// The dates of HTTP headers in the three forms that a client must accept.
///
/// Source: RFC 9110, section 5.6.7.
enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The time since 1970 that `text` names; nil when it is none of the forms.
  ///
  /// Two digits of a year are the last year with them that is at most 50 years ahead of `now`.
  static func sinceEpoch(_ text: String, now: Duration) -> Duration? {
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    switch words.count {
    // Sun, 06 Nov 1994 08:49:37 GMT
    case 6 where words[5] == "GMT":
      return moment(year: words[3], month: words[2], day: words[1], time: words[4], now: now)
    // Sunday, 06-Nov-94 08:49:37 GMT
    case 4 where words[3] == "GMT":
      let date = words[1].split(separator: "-").map(String.init)
      guard date.count == 3, date[2].utf8.count == 2 else { return nil }
      return moment(year: date[2], month: date[1], day: date[0], time: words[2], now: now)
    // Sun Nov  6 08:49:37 1994
    case 5:
      return moment(year: words[4], month: words[1], day: words[2], time: words[3], now: now)
    default:
      return nil
    }
  }

  private static func moment(
    year: String,
    month: String,
    day: String,
    time: String,
    now: Duration
  ) -> Duration? {
    let clock = time.split(separator: ":").map { number(String($0), digits: 2...2) }
    guard let month = months.firstIndex(of: month), clock.count == 3,
      let year = number(year, digits: 2...4), let day = number(day, digits: 1...2),
      let hour = clock[0], let minute = clock[1], let second = clock[2],
      1...31 ~= day, hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = dayNumber(
      year: year < 100 ? fullYear(year, now: now) : year,
      month: month + 1,
      day: day
    )
    return .seconds(days * 86_400 + hour * 3600 + minute * 60 + second)
  }

  /// The number of days from 1970-01-01 to a date of the Gregorian calendar, year 0 or later.
  ///
  /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    // Years begin in March here, so that the leap day is the last.
    let marchYear = month <= 2 ? year + 399 : year + 400
    let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era - 1) * 146_097 + dayOfEra - 719_468
  }

  private static func fullYear(_ twoDigits: Int, now: Duration) -> Int {
    let present = Int(Timestamp.text(now).prefix(4)) ?? 2000
    let year = present - present % 100 + twoDigits
    if year > present + 50 { return year - 100 }
    return year <= present - 50 ? year + 100 : year
  }

  private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ 48...57 ~= $0 }) else {
      return nil
    }
    return Int(text)
  }
}
