import Testing

@testable import Telemetry

@Suite struct RetryScheduleTests {
  @Test(arguments: [(1, 1.0), (2, 2.0), (3, 4.0), (6, 32.0), (7, 60.0), (100, 60.0)])
  func `waits double up to a limit and are spread over their second half`(
    failures: Int,
    seconds: Double
  ) {
    let schedule = RetrySchedule()
    for random in [0, 0.25, 0.999] {
      let wait = schedule.wait(after: failures, random: random, retryAfter: nil)
      #expect(wait == .seconds(seconds) * (0.5 + 0.5 * random))
    }
  }

  @Test func `what the server asks for is a lower bound up to a limit`() {
    let schedule = RetrySchedule()
    #expect(schedule.wait(after: 1, random: 0, retryAfter: .seconds(3)) == .seconds(3))
    #expect(schedule.wait(after: 4, random: 0, retryAfter: .seconds(3)) == .seconds(4))
    #expect(schedule.wait(after: 1, random: 0, retryAfter: .seconds(86_400)) == .seconds(30))
  }

  private static let now = Duration.seconds(784_111_777)  // 1994-11-06 08:49:37

  @Test(arguments: [
    ("0", 0), ("120", 120), (" 7 ", 7), ("99999999999999999999999", 1 << 40),
    ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sunday, 06-Nov-94 08:50:37 GMT", 60),
    ("Sun Nov  6 09:49:37 1994", 3600), ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
    ("Thu, 29 Feb 1996 08:49:37 GMT", 41_472_000), ("Sun, 06-Nov-43 08:49:37 GMT", 1_546_300_800),
  ])
  func `the header is seconds or one of three kinds of date`(text: String, seconds: Int) {
    #expect(RetryAfter.wait(text, now: Self.now) == .seconds(seconds))
  }

  @Test(arguments: [
    "", " ", "-1", "1.5", "soon", "1 second", "Sun, 06 Nov 1994 08:49:37", "06 Nov 1994",
    "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
    "Sun, 06 Brumaire 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "٣",
    "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "0x10",
  ])
  func `anything else asks for nothing`(text: String) {
    #expect(RetryAfter.wait(text, now: Self.now) == nil)
  }

  @Test(arguments: [
    (200, Answer.accepted), (204, .accepted), (302, .stop(.redirected)),
    (308, .stop(.redirected)), (400, .refused(status: 400)), (401, .refused(status: 401)),
    (403, .refused(status: 403)), (404, .refused(status: 404)), (408, .retry(after: .seconds(5))),
    (413, .tooLarge), (422, .refused(status: 422)), (429, .retry(after: .seconds(5))),
    (500, .retry(after: .seconds(5))), (503, .retry(after: .seconds(5))),
    (599, .retry(after: .seconds(5))), (0, .retry(after: .seconds(5))),
    (101, .retry(after: .seconds(5))), (999, .retry(after: .seconds(5))),
  ])
  func `each status has its answer`(status: Int, answer: Answer) {
    #expect(Answer(status: status, retryAfter: "5", now: .zero) == answer)
  }

  @Test func `a failed connection is tried again unless it is not to be trusted`() {
    for error in [TransportError.refused, .timeout, .cut] {
      #expect(Answer(error) == .retry(after: nil))
    }
    #expect(Answer(.tls) == .stop(.untrusted))
  }
}
