/// Decides what a flush does next, from the answers so far; it sends, waits and looks at clocks itself
/// never.
///
/// ```swift
/// var plan = FlushPlan(entries, limits: limits, schedule: schedule)
/// switch plan.next(now: now) {
/// case .send(let batch): … plan.receive(answer, now: now, random: .random(in: 0..<1))
/// case .wait(let duration): …
/// case .end(let end): …
/// }
/// ```
struct FlushPlan: Sendable {
  /// An event to send.
  struct Entry: Sendable, Hashable {
    var id: RecordName
    var byteCount: Int
  }

  /// Events to send together.
  struct Batch: Sendable, Hashable {
    var ids: [RecordName]
    /// How often they are sent with this, counted from 1.
    var attempt: Int
  }

  /// What to do now.
  enum Step: Sendable, Hashable {
    case send(Batch)
    case wait(Duration)
    case end(FlushEnd)
  }

  /// What an answer settled.
  struct Settled: Sendable, Hashable {
    var delivered: [RecordName] = []
    var dropped: [RecordName] = []
    var reason: DropReason?
  }

  private let limits: BatchLimits
  private let schedule: RetrySchedule
  /// What no batch holds yet, in order.
  private var pending: ArraySlice<Entry>
  private var current: [Entry] = []
  private var attempt = 1
  /// The number of events a batch may have, which a server can lower.
  private var cap: Int
  private var resumes: Duration?
  private var ended: FlushEnd?

  /// A plan to send `entries` in order.
  init(_ entries: [Entry], limits: BatchLimits, schedule: RetrySchedule) {
    pending = entries[...]
    self.limits = limits
    self.schedule = schedule
    cap = max(1, limits.events)
  }

  /// The next step at `now`, the time of a clock that never goes back.
  mutating func next(now: Duration) -> Step {
    if let ended {
      return .end(ended)
    }
    if current.isEmpty {
      cutBatch()
    }
    guard !current.isEmpty else { return .end(.emptied) }
    if let resumes, resumes > now {
      return .wait(resumes - now)
    }
    return .send(Batch(ids: current.map(\.id), attempt: attempt))
  }

  /// Takes note of what came of the batch that was to be sent.
  ///
  /// - Parameters:
  ///   - answer: what came of it.
  ///   - uuids: the uuid of each event of the batch, for answers that name them.
  ///   - now: the time of the same clock as in `next`.
  ///   - random: a number in 0..<1.
  /// - Returns: what is done with.
  mutating func receive(
    _ answer: Answer,
    uuids: [RecordName: String] = [:],
    now: Duration,
    random: Double
  ) -> Settled {
    switch answer {
    case .accepted:
      return settle { _ in .accepted }
    case .decided(let decisions):
      let settled = settle { decisions[uuids[$0] ?? ""] ?? .retry }
      if !current.isEmpty {
        retry(after: nil, now: now, random: random)
      }
      return settled
    case .refused(let status):
      var settled = settle { _ in .dropped }
      settled.reason = .refused(status: status)
      return settled
    case .tooLarge where current.count == 1:
      var settled = settle { _ in .dropped }
      settled.reason = .tooLarge
      return settled
    case .tooLarge:
      // Both halves are tried at once: waiting would not make them smaller.
      cap = max(1, current.count / 2)
      pending = current + pending
      begin([])
    case .retry(let wait):
      retry(after: wait, now: now, random: random)
    case .stop(let end):
      ended = end
    }
    return Settled()
  }

  /// Takes events out of the batch that turned out not to be there, or not to be sendable.
  mutating func withdraw(_ ids: Set<RecordName>) {
    current.removeAll { ids.contains($0.id) }
    if current.isEmpty {
      begin([])
    }
  }

  private mutating func settle(_ decide: (RecordName) -> Answer.Decision) -> Settled {
    var settled = Settled()
    var rest: [Entry] = []
    for entry in current {
      switch decide(entry.id) {
      case .accepted: settled.delivered.append(entry.id)
      case .dropped: settled.dropped.append(entry.id)
      case .retry: rest.append(entry)
      }
    }
    if !settled.dropped.isEmpty {
      settled.reason = .refusedByServer
    }
    if rest.isEmpty {
      begin([])
    } else {
      current = rest
    }
    return settled
  }

  private mutating func retry(after wait: Duration?, now: Duration, random: Double) {
    guard attempt < schedule.attempts else {
      ended = .exhausted
      return
    }
    resumes = now + schedule.wait(after: attempt, random: random, retryAfter: wait)
    attempt += 1
  }

  private mutating func cutBatch() {
    var bytes = 0
    let batch = pending.prefix(cap).prefix { entry in
      bytes += entry.byteCount + 1
      return bytes <= limits.bytes
    }
    // An event that is larger than a batch may be goes alone; the spool accepts none.
    let count = max(batch.count, min(1, pending.count))
    begin(Array(pending.prefix(count)))
    pending = pending.dropFirst(count)
  }

  private mutating func begin(_ batch: [Entry]) {
    current = batch
    attempt = 1
    resumes = nil
  }
}
