internal import EventPolicy
internal import SystemIO

/// One flush: takes what waits in the spool, sends it as the plan says and takes out what is settled.
///
/// It runs on a thread that may wait; how it waits is the caller's business.
struct FlushRun {
  let parts: DeliveryParts
  /// Sends a request; nil when the time for the flush is up first.
  let exchange: (TelemetryRequest) -> Result<TelemetryResponse, TransportError>?
  /// Waits for the duration; false when the time for the flush is up first.
  let pause: (Duration) -> Bool
  /// Whether to wait while another process sends.
  let waitsForOthers: Bool

  private var counts = DeliveryCounts()
  private var circumstances: WireMessage.Circumstances?

  init(
    _ parts: DeliveryParts,
    exchange: @escaping (TelemetryRequest) -> Result<TelemetryResponse, TransportError>?,
    pause: @escaping (Duration) -> Bool,
    waitsForOthers: Bool
  ) {
    self.parts = parts
    self.waitsForOthers = waitsForOthers
    self.exchange = exchange
    self.pause = pause
  }

  /// Sends until nothing is left or something keeps it from going on.
  mutating func run() -> FlushReport {
    guard isAllowed() else { return FlushReport(end: .notAllowed) }
    // Nothing waits: no lock file, no directory is made for that.
    guard !parts.spool.records().isEmpty else { return FlushReport(end: .emptied) }
    let end = sendWithLock()
    return FlushReport(end: end, counts: counts)
  }

  /// Whether events may leave now; what somebody opted out of is erased.
  private func isAllowed() -> Bool {
    if parts.isAllowed() { return true }
    if parts.isOptOut() {
      parts.spool.erase()
    }
    return false
  }

  private mutating func sendWithLock() -> FlushEnd {
    while true {
      do {
        let lock = try FileLock(tryingAt: parts.spool.directory.appending("sending.lock"))
        let end = sendAll()
        _ = consume lock
        return end
      } catch {
        guard error.isLocked else { return .unusable }
        guard waitsForOthers, pause(.milliseconds(100)) else { return .sentByAnother }
      }
    }
  }

  /// Sends what waits and what comes meanwhile; this process is the only one that sends.
  private mutating func sendAll() -> FlushEnd {
    let now = parts.clock.wall()
    parts.spool.removeLeftovers(now: now)
    counts.drop(.expired, count: parts.spool.removeExpired(now: now))
    var seen: Set<RecordName> = []
    while true {
      let fresh = parts.spool.records().filter { !seen.contains($0) }
      guard !fresh.isEmpty else { return .emptied }
      seen.formUnion(fresh)
      let end = send(fresh)
      guard end == .emptied else { return end }
    }
  }

  private mutating func send(_ records: [RecordName]) -> FlushEnd {
    var plan = FlushPlan(
      records.map { FlushPlan.Entry(id: $0, byteCount: $0.byteCount) },
      limits: parts.configuration.batchLimits,
      schedule: parts.configuration.schedule
    )
    while true {
      switch plan.next(now: parts.clock.monotonic()) {
      case .end(let end):
        return end
      case .wait(let duration):
        guard pause(duration) else { return .deadline }
      case .send(let batch):
        // Asked again before anything leaves: a daemon runs for days.
        guard isAllowed() else { return .notAllowed }
        guard let settled = send(batch, of: &plan) else { return .deadline }
        take(settled)
      }
    }
  }

  /// Sends one batch; nil when there was no time for an answer.
  private mutating func send(
    _ batch: FlushPlan.Batch,
    of plan: inout FlushPlan
  ) -> FlushPlan.Settled? {
    let (events, message) = letOut(batch, of: &plan)
    guard let message else { return FlushPlan.Settled() }
    let request = TelemetryRequest(
      message,
      to: parts.configuration.endpoint,
      timeLimit: parts.configuration.requestTimeLimit
    )
    parts.willSend(events.map(\.event))
    counts.requests += 1
    guard let outcome = exchange(request) else { return nil }
    let answer: Answer =
      switch outcome {
      case .success(let response):
        Answer(response, to: parts.configuration.format, now: parts.clock.wall())
      case .failure(let error): Answer(error)
      }
    let uuids = Dictionary(uniqueKeysWithValues: events.map { ($0.record, $0.event.uuid) })
    return plan.receive(
      answer,
      uuids: uuids,
      now: parts.clock.monotonic(),
      random: parts.clock.random()
    )
  }

  /// An event as it was read back.
  private struct Loaded {
    let record: RecordName
    let event: ScrubbedEvent
  }

  /// The events of `batch` that may leave and the message that carries them; what may not is taken out.
  private mutating func letOut(
    _ batch: FlushPlan.Batch,
    of plan: inout FlushPlan
  ) -> (events: [Loaded], message: WireMessage?) {
    var events = batch.ids.compactMap { load($0) }
    var message = message(events, attempt: batch.attempt)
    if let whole = message, parts.reader.objections(to: whole.readable) > 0 {
      let clean = events.filter { parts.reader.objections(to: $0.event.bytes) == 0 }
      // What shows in the whole alone is in none of the events: then none goes.
      let kept = clean.count < events.count ? clean : []
      let records = Set(kept.map(\.record))
      events.filter { !records.contains($0.record) }.forEach { drop($0.record, .secondOpinion) }
      events = kept
      message = self.message(events, attempt: batch.attempt)
      if let rest = message, parts.reader.objections(to: rest.readable) > 0 {
        events.forEach { drop($0.record, .secondOpinion) }
        (events, message) = ([], nil)
      }
    }
    plan.withdraw(Set(batch.ids).subtracting(events.map(\.record)))
    return (events, message)
  }

  /// The event of `record`; nil where it does not leave in this flush.
  private mutating func load(_ record: RecordName) -> Loaded? {
    switch parts.spool.read(record, through: parts.scrubber) {
    case .event(let event): return Loaded(record: record, event: event)
    case .dropped(let reason): drop(record, reason)
    case .unreadable, .gone: break
    }
    return nil
  }

  private mutating func message(_ events: [Loaded], attempt: Int) -> WireMessage? {
    guard !events.isEmpty else { return nil }
    let now = parts.clock.wall()
    // Attempts after the first carry what the first did.
    let first = attempt == 1 ? nil : circumstances
    let circumstances =
      first
      ?? WireMessage.Circumstances(
        requestID: UUIDText.random(),
        created: now,
        isHistorical: parts.configuration.isHistoricalMigration,
        compresses: parts.configuration.compresses
      )
    self.circumstances = circumstances
    return WireMessage(
      events.map(\.event),
      as: parts.configuration.format,
      from: parts.configuration.sender,
      circumstances: circumstances,
      attempt: attempt,
      now: now
    )
  }

  private mutating func take(_ settled: FlushPlan.Settled) {
    settled.delivered.forEach(parts.spool.remove)
    settled.dropped.forEach(parts.spool.remove)
    counts.delivered += settled.delivered.count
    if let reason = settled.reason {
      counts.drop(reason, count: settled.dropped.count)
    }
  }

  private mutating func drop(_ record: RecordName, _ reason: DropReason) {
    parts.spool.remove(record)
    counts.drop(reason)
  }
}
