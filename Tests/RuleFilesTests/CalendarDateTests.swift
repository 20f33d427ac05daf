import RuleFiles
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (0, "1970-01-01"), (58, "1970-02-28"), (59, "1970-03-01"), (789, "1972-02-29"),
    (11_016, "2000-02-29"), (20_453, "2025-12-31"), (47_540, "2100-02-28"),
    (47_541, "2100-03-01"),
  ])
  func daysAreCountedFromTheEpoch(days: Int, text: String) {
    #expect(CalendarDate(daysSince1970: days).description == text)
    #expect(CalendarDate(text) == CalendarDate(daysSince1970: days))
  }

  @Test(arguments: [
    "", "2027", "2027-1-1", "2027-13-01", "2027-00-10", "2027-02-29", "2100-02-29", "2027-04-31",
    "27-01-01", "2027-01-01T00:00", "2027/01/01", "-027-01-01", "+027-01-01", "２０２７-01-01",
  ])
  func whatIsNoDayIsNone(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func laterDaysAreGreater() {
    let days = (0..<1500).map { CalendarDate(daysSince1970: 19_000 + $0) }
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
  }
}
