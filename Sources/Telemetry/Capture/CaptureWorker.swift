internal import EventPolicy
internal import SystemIO

/// The thread that turns what was captured into scrubbed events and hands them to the delivery.
///
/// Everything that takes time happens here: asking for consent, reading errors, scrubbing, the disk.
final class CaptureWorker: Sendable {
  private struct State: Sendable {
    var events: [CapturedEvent] = []
    var circumstances: EventCircumstances
    var counts = CaptureCounts()
    var isRunning = false
    /// Whether an event is being worked on.
    var isBusy = false
    /// Whether the thread ends when nothing is left; what is captured later has one of its own.
    var isClosed = false
    /// Why nothing is taken on any more.
    var end: Consent?
    var outlet: Outlet?
  }

  /// Scrubs events and takes them over.
  struct Outlet: Sendable {
    let scrubber: EventScrubber
    let accept: @Sendable (ScrubbedEvent) -> DropReason?
    /// Sends what waits, on the calling thread; `isLast` if nothing follows.
    let flush: @Sendable (_ limit: Duration, _ isLast: Bool) -> FlushEnd
    let erase: @Sendable () -> Void
  }

  private let installation: String
  private let decision: @Sendable () -> Consent
  private let isExpected: @Sendable (any Error) -> Bool
  private let makeOutlet: @Sendable () -> Outlet
  private let state: Monitor<State>

  /// More than a tool captures before the first is scrubbed; the rest is counted.
  private static let eventLimit = 1000

  init(
    installation: String,
    circumstances: EventCircumstances,
    decision: @escaping @Sendable () -> Consent,
    isExpected: @escaping @Sendable (any Error) -> Bool,
    outlet: @escaping @Sendable () -> Outlet
  ) {
    self.installation = installation
    self.decision = decision
    self.isExpected = isExpected
    makeOutlet = outlet
    state = Monitor(State(circumstances: circumstances))
  }

  /// What has become of the events.
  var counts: CaptureCounts {
    state.change { $0.counts }
  }

  /// The choice after which nothing is taken on any more; nil while events are.
  var end: Consent? {
    state.change { $0.end }
  }

  /// Takes an event on and returns at once.
  func accept(_ event: CapturedEvent) {
    let startsThread = state.change { state in
      guard state.end == nil else { return false }
      guard state.events.count < Self.eventLimit else {
        state.counts.overflowed += 1
        return false
      }
      state.events.append(event)
      guard !state.isRunning else { return false }
      state.isRunning = true
      return true
    }
    guard startsThread else { return }
    do {
      try WorkerThread.withoutSignals { self.run() }.detach()
    } catch {
      // The events wait for a system that has a thread to give.
      state.change { $0.isRunning = false }
    }
  }

  /// Changes what the events from now on say of the process.
  func describe(_ change: (inout EventCircumstances) -> Void) {
    state.change { change(&$0.circumstances) }
  }

  /// Hands everything to the delivery and has it sent, for `limit` at most.
  ///
  /// - Returns: whether nothing is left.
  func flush(within limit: Duration, isLast: Bool) -> Bool {
    let deadline = MonotonicTime.now + limit
    state.change { $0.isClosed = isLast }
    let isDone = state.wait(atMost: limit) { state in
      state.events.isEmpty && !state.isBusy ? true : nil
    }
    guard isDone == true else { return false }
    // Without an event in this process there is nothing that it has to send.
    guard let outlet = state.change({ $0.outlet }) else { return true }
    let end = outlet.flush(deadline - MonotonicTime.now, isLast)
    return end == .emptied || end == .notAllowed
  }

  private func run() {
    while let (event, circumstances) = next() {
      pass(event, in: circumstances)
      state.change { $0.isBusy = false }
    }
  }

  /// Waits for an event and what every event says at this moment; nil when the thread is to end.
  private func next() -> (CapturedEvent, EventCircumstances)? {
    state.wait { state -> (CapturedEvent, EventCircumstances)?? in
      guard !state.events.isEmpty else {
        guard state.isClosed else { return nil }
        state.isRunning = false
        return .some(nil)
      }
      state.isBusy = true
      return (state.events.removeFirst(), state.circumstances)
    }
  }

  private func pass(_ event: CapturedEvent, in circumstances: EventCircumstances) {
    let consent = decision()
    guard consent.isOn else { return refuse(for: consent) }
    if case .exception(let report) = event.content, isNormal(report.error) {
      state.change { $0.counts.expected += 1 }
      return
    }
    let outlet = outlet()
    let json = event.json(from: installation, in: circumstances)
    let scrubbed = outlet.scrubber.scrub(json).event
    let isKept = scrubbed.map { outlet.accept($0) == nil }
    state.change { state in
      switch isKept {
      case true: state.counts.kept += 1
      case false: state.counts.refused += 1
      case nil: state.counts.dropped += 1
      }
    }
  }

  private func isNormal(_ error: any Error) -> Bool {
    error is CancellationError || (error as? any ExpectedError)?.isExpected == true
      || isExpected(error)
  }

  /// Made for the first event: most runs of an opted-out tool never get here, nor do short ones that
  /// capture nothing.
  private func outlet() -> Outlet {
    if let outlet = state.change({ $0.outlet }) {
      return outlet
    }
    let outlet = makeOutlet()
    state.change { $0.outlet = outlet }
    return outlet
  }

  /// Takes nothing on any more where somebody chose that; a file that cannot be read at this moment may
  /// just be being edited.
  private func refuse(for consent: Consent) {
    let outlet = state.change { state -> Outlet? in
      state.counts.refused += 1
      guard consent.isOptOut else { return nil }
      state.end = consent
      state.events = []
      return state.outlet
    }
    outlet?.erase()
  }
}
