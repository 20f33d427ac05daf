/// Work on one input: it hands over pieces, then says how it ended.
protocol OrderedJob: Sendable {
  associatedtype Piece: Sendable
  associatedtype Outcome: Sendable

  /// Whether a job that is given up has something to clean up.
  var needsCleaning: Bool { get }

  /// Does the work; `deliver` receives the pieces and throws when nobody wants more.
  func perform(deliver: (Piece) throws(Stop) -> Void) -> Outcome
}

/// What a job hands over: pieces, then its outcome.
enum Delivery<Job: OrderedJob>: Sendable {
  case piece(Job.Piece)
  case outcome(Job.Outcome)
}

extension Array where Element: OrderedJob {
  /// Does the jobs, up to `count` of them at a time; `receive` gets what they hand over, in their
  /// order.
  func perform(
    atOnce count: Int,
    receive: (Delivery<Element>, Element) throws(Stop) -> Void
  ) throws(Stop) {
    guard count > 1, self.count > 1 else {
      for job in self {
        let outcome = job.perform { (piece) throws(Stop) in try receive(.piece(piece), job) }
        try receive(.outcome(outcome), job)
      }
      return
    }
    let deliveries = OrderedDeliveries(of: self)
    try deliveries.start(count)
    defer { deliveries.cancel() }
    for (index, job) in enumerated() {
      var isAtWork = true
      while isAtWork {
        let delivery = deliveries.next(ofJob: index)
        if case .outcome = delivery { isAtWork = false }
        try receive(delivery, job)
      }
    }
  }
}
