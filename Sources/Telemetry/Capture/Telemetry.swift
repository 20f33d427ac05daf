internal import SystemIO

/// The telemetry of a tool: counts what it does and reports its errors, if the person in front of it lets
/// it, and nothing but what its policy names.
///
/// Capturing an event never fails, never waits for anything and never changes how the tool ends.
/// ```swift
/// let telemetry = Telemetry(configuration)
/// try telemetry.reporting(source: "cli") {
///   telemetry.capture(CommandRun(path: "checkout", time: .seconds(2)))
///   try checkout()
/// }
/// ```
public final class Telemetry: Sendable {
  /// Whether telemetry was allowed when the program began, and if not, why.
  public let consent: Consent

  /// Whether this is the first run of the tool for this person.
  public let isFirstRun: Bool

  private let worker: CaptureWorker?
  private let folder: ToolFolder?
  private let now: @Sendable () -> Duration
  private let reported = ReportedErrors()

  /// How long the end of a program waits for what is to be sent.
  public static let shutdownLimit = Duration.milliseconds(1500)

  /// Decides whether there is telemetry, shows the notice if it is due, and erases what waits if the
  /// person has opted out since.
  ///
  /// Takes some microseconds while telemetry is off: no rule is read and no thread is started.
  public init(_ configuration: TelemetryConfiguration) {
    let (tool, surroundings) = (configuration.tool, configuration.surroundings)
    let gate = ConsentGate(of: tool, in: surroundings)
    let folder = ToolFolder(of: tool, in: surroundings)
    let start = gate.start(notice: configuration.notice)
    var consent = start.consent
    let plan = DeliveryPlan.make(configuration)
    if case .failure(let reason) = plan, consent.isOn {
      consent = .off(reason.consent)
    }
    self.consent = consent
    self.folder = folder
    isFirstRun = start.isFirstRun
    now = surroundings.now
    if consent.isOptOut, let folder {
      folder.eraseSpool()
    }
    guard consent.isOn, let folder, let id = start.installID, case .success(let plan) = plan else {
      if DebugMode.isOn(for: tool, in: surroundings) {
        _ = surroundings.say("\(tool): telemetry is \(consent)\n")
      }
      worker = nil
      return
    }
    worker = CaptureWorker(
      installation: id,
      circumstances: EventCircumstances(toolVersion: configuration.version),
      decision: { gate.decision() },
      isExpected: configuration.isExpected,
      outlet: { plan.outlet(in: folder, decision: { gate.decision() }) }
    )
  }

  /// Counts an event.
  public func capture(_ event: some UsageEvent) {
    worker?.accept(CapturedEvent(content: .usage(event), time: now()))
  }

  /// Reports an error, unless it is an expected one or was reported before.
  ///
  /// An error that is caught, reported and thrown on is the same error. One that `throws(SomeError)`
  /// throws is a plain value and is another one each time.
  ///
  /// - Parameters:
  ///   - error: the error; its causes are found, see ``ErrorCauses``.
  ///   - source: the part of the tool that reports it, such as `cli` or `daemon`; one that the policy
  ///     lists.
  ///   - handled: whether the tool goes on.
  ///   - fatal: whether the tool ends because of it; call ``shutdown(within:)`` next.
  ///   - file: the module and file of the place that reports it.
  ///   - function: its function.
  ///   - line: its line.
  public func capture(
    error: any Error,
    source: String,
    handled: Bool = true,
    fatal: Bool = false,
    file: String = #fileID,
    function: String = #function,
    line: Int = #line
  ) {
    let place = SourcePlace(file: file, function: function, line: line)
    capture(error, source: source, handled: handled, fatal: fatal, at: place)
  }

  /// The same, as seen at `place`.
  func capture(
    _ error: any Error,
    source: String,
    handled: Bool,
    fatal: Bool,
    at place: SourcePlace
  ) {
    guard let worker, reported.insert(error) else { return }
    let report = ExceptionReport(
      error: error,
      source: source,
      isHandled: handled,
      isFatal: fatal,
      place: place
    )
    worker.accept(CapturedEvent(content: .exception(report), time: now()))
  }

  /// Names the project that events from now on belong to: by a hash of its absolute path that only this
  /// machine can work out.
  public func setProject(at path: String) {
    guard let worker, let folder, path.hasPrefix("/") else { return }
    let id = ProjectSalt(at: folder.saltFile)?.projectID(of: FilePath(path))
    worker.describe { $0.projectID = id }
  }

  /// Names the program at the other end of an MCP connection; nil for none.
  public func setClient(_ client: ClientInformation?) {
    worker?.describe { $0.client = client }
  }

  /// What has become of the events that were captured.
  public var counts: CaptureCounts {
    worker?.counts ?? CaptureCounts()
  }

  /// The choice of the person after which nothing is captured any more; nil while something is.
  public var end: Consent? {
    worker?.end
  }

  /// Sends what was captured, and returns when that is done or `limit` has passed.
  ///
  /// Blocks the thread; in asynchronous code the function of the same name that does not is called.
  /// - Returns: whether nothing is left to send.
  @discardableResult
  public func flush(within limit: Duration) -> Bool {
    worker?.flush(within: limit, isLast: false) ?? true
  }

  /// Sends what was captured before the program ends, for `limit` at most; what is left is sent by a
  /// later run.
  ///
  /// - Returns: whether nothing is left to send.
  @discardableResult
  public func shutdown(within limit: Duration = shutdownLimit) -> Bool {
    worker?.flush(within: limit, isLast: true) ?? true
  }
}
