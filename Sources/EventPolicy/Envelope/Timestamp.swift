/// A moment as PostHog writes it: ISO 8601, UTC, microseconds.
struct Timestamp {
  /// Such as `2026-03-14T09:02:10.000000+00:00`.
  let text: String

  /// The moment that `text` spells: a date, `T` or a blank, a time with or without a fraction, and
  /// `Z`, an offset, or nothing for UTC; nil if it spells none.
  ///
  /// Source: RFC 3339, section 5.6.
  init?(_ text: [UInt8]) {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let day = reader.number(2), reader.take("T") || reader.take(" "),
      let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
      reader.take(":"), let second = reader.number(2)
    else { return nil }
    var fraction = [UInt8](repeating: UInt8(ascii: "0"), count: 6)
    if reader.take(".") {
      guard let digits = reader.digits(atMost: 9) else { return nil }
      fraction = Array((digits + fraction).prefix(6))
    }
    guard let offset = reader.offset(), reader.isAtEnd, 1...12 ~= month, day >= 1, hour < 24,
      minute < 60, second <= 60, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    let minutes = Self.daysBefore(year, month, day) * 1440 + hour * 60 + minute - offset
    let moment = Self.spelled(minutes: minutes, second: min(second, 59))
    guard let moment else { return nil }
    self.text = "\(moment).\(String(decoding: fraction, as: UTF8.self))+00:00"
  }

  private static func spelled(minutes: Int, second: Int) -> String? {
    let (day, minute) = minutes.quotientAndRemainder(dividingBy: 1440)
    guard day >= 0 else { return nil }
    let (year, month, dayOfMonth) = date(ofDay: day)
    guard year <= 9999 else { return nil }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    return "\(date)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2)):\(padded(second, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1 January of year 0 of the Gregorian calendar drawn backwards.
  private static func daysBefore(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let leapDays = year == 0 ? 0 : (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + 1
    let months = (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) }
    return year * 365 + leapDays + months + day - 1
  }

  private static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    var year = day * 400 / 146_097
    while daysBefore(year + 1, 1, 1) <= day {
      year += 1
    }
    while daysBefore(year, 1, 1) > day {
      year -= 1
    }
    var rest = day - daysBefore(year, 1, 1)
    var month = 1
    while rest >= days(inMonth: month, of: year) {
      rest -= days(inMonth: month, of: year)
      month += 1
    }
    return (year, month, rest + 1)
  }
}

/// Reads numbers of a fixed width.
private struct DigitReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool {
    position == bytes.count
  }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: sign) else { return false }
    position += 1
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    let digits = bytes[position...].prefix(width)
    guard digits.count == width, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    position += width
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func digits(atMost limit: Int) -> [UInt8]? {
    let digits = bytes[position...].prefix { 0x30...0x39 ~= $0 }
    guard 1...limit ~= digits.count else { return nil }
    position += digits.count
    return Array(digits)
  }

  /// Minutes that local time is ahead of UTC.
  mutating func offset() -> Int? {
    guard !isAtEnd, !take("Z") else { return 0 }
    let isAhead = take("+")
    guard isAhead || take("-"), let hours = number(2) else { return nil }
    _ = take(":")
    guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (isAhead ? 1 : -1)
  }
}
