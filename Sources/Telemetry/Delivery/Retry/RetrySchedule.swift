/// When and how often what failed is tried again.
public struct RetrySchedule: Sendable, Hashable {
  /// How often a batch is sent within one flush; at least 1.
  public var attempts: Int

  /// The wait after the first attempt; it doubles with each further one.
  public var firstWait: Duration

  /// The longest wait of our own choice.
  public var longestWait: Duration

  /// The longest wait that a server is granted with `Retry-After`.
  public var longestRetryAfter: Duration

  /// A schedule; the default tries four times, after 1, 2 and 4 seconds less up to half of each.
  public init(
    attempts: Int = 4,
    firstWait: Duration = .seconds(1),
    longestWait: Duration = .seconds(60),
    longestRetryAfter: Duration = .seconds(30)
  ) {
    self.attempts = max(1, attempts)
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.longestRetryAfter = longestRetryAfter
  }

  /// The wait after `failures` attempts in a row, 1 or more, that failed.
  ///
  /// `random` in 0..<1 spreads the clients that failed together over the second half of the wait. What the
  /// server asked for is a lower bound.
  func wait(after failures: Int, random: Double, retryAfter: Duration?) -> Duration {
    let doublings = min(max(0, failures - 1), 30)
    let full = min(firstWait * (1 << doublings), longestWait)
    let own = full * (0.5 + 0.5 * min(max(random, 0), 1))
    return max(own, min(retryAfter ?? .zero, longestRetryAfter))
  }
}
