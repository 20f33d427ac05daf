internal import SystemIO

/// The thread that sends.
extension Delivery {
  /// Asks for a flush and waits for it, for `limit` at most.
  func finish(within limit: Duration, shutsDown: Bool) -> FlushReport {
    let deadline = parts.clock.monotonic() + limit
    let (number, startsThread) = state.change { state in
      state.requested += 1
      state.deadline = max(state.deadline ?? deadline, deadline)
      state.isShutDown = state.isShutDown || shutsDown
      return (state.requested, state.startsThread())
    }
    if startsThread {
      startThread()
    }
    let report = state.wait(atMost: limit) { state in
      state.completed >= number ? state.report : nil
    }
    return report ?? FlushReport(end: .deadline)
  }

  func startThread() {
    do {
      // A signal is for the program's own threads.
      try WorkerThread.withoutSignals { self.runThread() }.detach()
    } catch {
      state.change { state in
        state.isRunning = false
        state.completed = state.requested
        state.report = FlushReport(end: .unusable)
      }
    }
  }

  private func runThread() {
    while let (number, isAskedFor) = nextFlush() {
      var run = FlushRun(
        parts,
        exchange: { self.exchange($0) },
        pause: { self.pause($0, inFlush: number) },
        waitsForOthers: isAskedFor
      )
      let report = run.run()
      let now = parts.clock.monotonic()
      state.change { state in
        state.counts.add(report.counts)
        if report.end.isFailure {
          state.failures += 1
          state.pausedUntil = now + backgroundPause(after: state.failures)
        } else {
          state.failures = 0
          state.pausedUntil = .zero
        }
        if report.end.leavesEvents {
          state.oldest = state.oldest ?? now
        }
        // A flush in the background that was cut short for one that was asked for is not that one.
        guard number > state.completed else { return }
        state.completed = number
        state.report = report
        if !state.isAskedFor {
          state.deadline = nil
        }
      }
    }
  }

  private enum Turn {
    case flush(number: Int, isAskedFor: Bool)
    case lookAgain
    case end
  }

  /// Waits until there is reason to send; nil when the thread is to end.
  ///
  /// The number of flushes that are asked for then, and whether the last is still to be done.
  private func nextFlush() -> (number: Int, isAskedFor: Bool)? {
    while true {
      let due = state.change { self.due(in: $0) }
      let limit = due.map { $0 - parts.clock.monotonic() } ?? .seconds(3600)
      let next = state.wait(atMost: limit) { turn(in: &$0, after: due) }
      switch next {
      case .flush(let number, let isAskedFor): return (number, isAskedFor)
      case .end: return nil
      case .lookAgain, nil: continue
      }
    }
  }

  /// What there is to do; nil while everything is as it was when sending was `due` in the background.
  private func turn(in state: inout DeliveryState, after due: Duration?) -> Turn? {
    if !state.isAskedFor {
      if state.isShutDown {
        state.isRunning = false
        return .end
      }
      guard let now = self.due(in: state), now <= parts.clock.monotonic() else {
        return self.due(in: state) == due ? nil : .lookAgain
      }
    }
    state.waiting = 0
    state.oldest = nil
    return .flush(number: state.requested, isAskedFor: state.isAskedFor)
  }

  /// When to send in the background.
  private func due(in state: DeliveryState) -> Duration? {
    guard let oldest = state.oldest else { return nil }
    let isEnough = state.waiting >= parts.configuration.flushCount
    return max(
      isEnough ? oldest : oldest + parts.configuration.flushInterval,
      state.pausedUntil
    )
  }

  /// How long nothing is sent in the background after `failures` flushes in a row that failed.
  private func backgroundPause(after failures: Int) -> Duration {
    min(.seconds(60) * (1 << min(failures - 1, 10)), .seconds(900))
  }

  /// Sends `request`; nil when the flush must end first.
  private func exchange(
    _ request: TelemetryRequest
  ) -> Result<TelemetryResponse, TransportError>? {
    let ticket = state.change { state in
      state.awaited += 1
      state.outcome = nil
      return state.awaited
    }
    let (transport, state) = (transport, state)
    let task = Task.detached {
      let outcome: Result<TelemetryResponse, TransportError>
      do throws(TransportError) {
        outcome = .success(try await transport.send(request))
      } catch {
        outcome = .failure(error)
      }
      state.change { state in
        // An answer that comes too late is nobody's.
        guard state.awaited == ticket else { return }
        state.outcome = outcome
      }
    }
    let end = parts.clock.monotonic() + request.timeLimit
    let outcome = found(before: end) { $0.outcome }
    if outcome == nil {
      task.cancel()
      state.change { $0.awaited += 1 }
      return parts.clock.monotonic() < end ? nil : .failure(.timeout)
    }
    return outcome
  }

  /// Waits for `duration`; false when the flush must end first, or is to make way for one asked for.
  private func pause(_ duration: Duration, inFlush number: Int) -> Bool {
    let end = parts.clock.monotonic() + duration
    // A wait that cannot be finished is not begun.
    if let deadline = state.change({ $0.deadline }), deadline < end {
      return false
    }
    let isInTheWay = found(before: end) { state in
      state.requested > number ? true : nil
    }
    return isInTheWay == nil && parts.clock.monotonic() >= end
  }

  /// What `body` finds before `end` and before the deadline, which callers may set meanwhile.
  private func found<Found>(
    before end: Duration,
    _ body: (DeliveryState) -> Found?
  ) -> Found? {
    while true {
      let deadline = state.change { $0.deadline }
      let limit = min(end, deadline ?? end)
      // Some nil: the deadline is another one now.
      let result = state.wait(atMost: limit - parts.clock.monotonic()) { state -> Found?? in
        if let found = body(state) { return .some(found) }
        return state.deadline == deadline ? nil : .some(nil)
      }
      guard let result else { return nil }
      if let found = result { return found }
    }
  }
}

extension FlushEnd {
  /// Whether there may be something left that a later flush can send.
  var leavesEvents: Bool {
    switch self {
    case .exhausted, .redirected, .untrusted, .unusable, .deadline, .sentByAnother: true
    case .emptied, .notAllowed: false
    }
  }

  /// Whether the next flush should not follow at once.
  var isFailure: Bool {
    switch self {
    case .exhausted, .redirected, .untrusted, .unusable: true
    case .emptied, .deadline, .sentByAnother, .notAllowed: false
    }
  }
}
