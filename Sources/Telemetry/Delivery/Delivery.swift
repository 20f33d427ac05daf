public import EventPolicy
public import SystemIO

/// Keeps scrubbed events on the disk until a server has them.
///
/// An event that `accept` took on survives the end of the process, however it ends, and leaves with the same
/// bytes each time that it is sent, so a server that knows its uuid counts it once. What cannot be delivered is
/// counted by reason. One per process and spool is enough; several, in several processes too, do no harm.
///
/// ```swift
/// let delivery = Delivery(configuration, in: folder, through: transport, scrubber: scrubber)
/// delivery.accept(event)
/// await delivery.shutdown(within: .milliseconds(1500))
/// ```
public final class Delivery: Sendable {
  let parts: DeliveryParts
  let transport: any TelemetryTransport
  let state = Monitor(DeliveryState())

  /// A delivery that creates nothing and sends nothing before it is given an event.
  ///
  /// - Parameters:
  ///   - configuration: where events go and how patiently.
  ///   - directory: where events wait; created when there is one, in an existing directory.
  ///   - transport: what carries them.
  ///   - scrubber: the policy that events pass again when they are read back.
  ///   - reader: the second opinion on each request.
  ///   - isAllowed: whether events may be kept or sent, asked before each of both.
  ///   - isOptOut: whether somebody chose that, asked when nothing is allowed; then what waits is erased, and
  ///     else it stays until it is allowed again or too old.
  ///   - willSend: told of events just before they leave, each time.
  public convenience init(
    _ configuration: DeliveryConfiguration,
    in directory: FilePath,
    through transport: any TelemetryTransport,
    scrubber: EventScrubber,
    reader: any PayloadReader,
    isAllowed: @escaping @Sendable () -> Bool,
    isOptOut: @escaping @Sendable () -> Bool = { true },
    willSend: @escaping @Sendable ([ScrubbedEvent]) -> Void = { _ in }
  ) {
    self.init(
      configuration,
      spool: Spool(in: directory, limits: configuration.spoolLimits),
      through: transport,
      scrubber: scrubber,
      reader: reader,
      isAllowed: isAllowed,
      isOptOut: isOptOut,
      willSend: willSend,
      clock: DeliveryClock()
    )
  }

  /// A delivery with a spool and a clock of the caller's.
  package init(
    _ configuration: DeliveryConfiguration,
    spool: Spool,
    through transport: any TelemetryTransport,
    scrubber: EventScrubber,
    reader: any PayloadReader,
    isAllowed: @escaping @Sendable () -> Bool,
    isOptOut: @escaping @Sendable () -> Bool = { true },
    willSend: @escaping @Sendable ([ScrubbedEvent]) -> Void,
    clock: DeliveryClock
  ) {
    self.transport = transport
    parts = DeliveryParts(
      configuration: configuration,
      spool: spool,
      scrubber: scrubber,
      reader: reader,
      isAllowed: isAllowed,
      isOptOut: isOptOut,
      willSend: willSend,
      clock: clock
    )
  }

  /// Takes `event` on and returns; it never waits for the network or for another process.
  ///
  /// - Returns: why it is not taken on; nil when it is, and then nothing but its limits in days, a server
  ///   that does not want it, or a policy that no longer lets it out takes it away.
  @discardableResult
  public func accept(_ event: ScrubbedEvent) -> DropReason? {
    let reason = keep(event)
    let now = parts.clock.monotonic()
    let startsThread = state.change { state in
      if let reason {
        state.counts.drop(reason)
        return false
      }
      state.counts.accepted += 1
      state.waiting += 1
      state.oldest = state.oldest ?? now
      return state.startsThread()
    }
    if startsThread {
      startThread()
    }
    return reason
  }

  private func keep(_ event: ScrubbedEvent) -> DropReason? {
    guard parts.isAllowed() else { return .notAllowed }
    guard event.bytes.count <= parts.configuration.batchLimits.eventBytes else { return .tooLarge }
    return parts.spool.append(event, now: parts.clock.wall())
  }

  /// What has become of the events so far, of those that earlier processes left too.
  public var counts: DeliveryCounts {
    state.change { $0.counts }
  }

  /// Erases what waits; what is on its way at this moment cannot be called back.
  ///
  /// - Returns: false if something could not be erased.
  @discardableResult
  public func erase() -> Bool {
    parts.spool.erase()
  }

  /// Sends what waits, and returns when that is done or `limit` has passed.
  public func flush(within limit: Duration) async -> FlushReport {
    await elsewhere { self.flushBlocking(within: limit) }
  }

  /// Sends what waits, for `limit` at most, and stops sending in the background.
  ///
  /// Events that are accepted afterwards wait for the next process.
  public func shutdown(within limit: Duration) async -> FlushReport {
    await elsewhere { self.shutdownBlocking(within: limit) }
  }

  /// Blocks the thread until what waits is sent or `limit` has passed; not for a thread of Swift's own
  /// concurrency pool.
  public func flushBlocking(within limit: Duration) -> FlushReport {
    finish(within: limit, shutsDown: false)
  }

  /// Blocks the thread as `flushBlocking` does, and stops sending in the background.
  public func shutdownBlocking(within limit: Duration) -> FlushReport {
    finish(within: limit, shutsDown: true)
  }

  /// Runs `work`, which waits, on a thread of its own.
  private func elsewhere(_ work: @escaping @Sendable () -> FlushReport) async -> FlushReport {
    await withCheckedContinuation { continuation in
      do {
        try WorkerThread.withoutSignals { continuation.resume(returning: work()) }.detach()
      } catch {
        continuation.resume(returning: FlushReport(end: .unusable))
      }
    }
  }
}
