/// What the threads of a delivery tell each other.
struct DeliveryState: Sendable {
  var counts = DeliveryCounts()

  /// Events accepted since the last flush began, and when the first of them was.
  var waiting = 0
  var oldest: Duration?

  /// Flushes that were asked for, and how many of those are done.
  var requested = 0
  var completed = 0
  /// When the flushes that were asked for must be done.
  var deadline: Duration?
  var report = FlushReport(end: .emptied)

  var isShutDown = false
  /// Whether the thread that sends is running.
  var isRunning = false

  /// Until when nothing is sent in the background, after flushes that failed.
  var pausedUntil = Duration.zero
  var failures = 0

  /// The number of the request whose outcome is awaited, and the outcome.
  var awaited = 0
  var outcome: Result<TelemetryResponse, TransportError>?

  /// Whether a caller waits for a flush.
  var isAskedFor: Bool {
    requested > completed
  }

  /// Notes that the thread is to run; false if it is running already or never will again.
  mutating func startsThread() -> Bool {
    guard !isRunning, !isShutDown || isAskedFor else { return false }
    isRunning = true
    return true
  }
}
