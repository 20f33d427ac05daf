public import EventPolicy

/// What a tool says about its telemetry.
public struct TelemetryConfiguration: Sendable {
  /// The name of the tool; it names the folder `~/.shop` and variables such as
  /// `SHOP_TELEMETRY_DISABLED`.
  public var tool: ToolName

  /// The version of the tool.
  public var version: String

  /// The key of the PostHog project, `phc_…`.
  public var projectKey: String

  /// Where events go unless `<TOOL>_TELEMETRY_ENDPOINT` says something else.
  public var host = "https://eu.i.posthog.com"

  /// What a person is told before anything is sent.
  public var notice: TelemetryNotice

  /// Makes what applies the policy; called once, on a thread of telemetry's own, when there is an event.
  public var scrubber: @Sendable () -> EventScrubber

  /// Makes what carries the events; called once, as `scrubber` is.
  public var transport: @Sendable () -> any TelemetryTransport

  /// Makes the second opinion on what is about to leave; called once, as `scrubber` is.
  public var reader: @Sendable () -> any PayloadReader

  /// Whether an error is part of the tool's normal life, see ``ExpectedError``; asked on a thread of
  /// telemetry's own.
  public var isExpected: @Sendable (any Error) -> Bool = { _ in false }

  /// Changes how events are kept and sent, called once as `scrubber` is.
  public var delivery: @Sendable (inout DeliveryConfiguration) -> Void = { _ in }

  /// What telemetry sees of the process.
  public var surroundings = Surroundings.process

  /// A configuration that sends events to PostHog's servers in the European Union.
  public init(
    tool: ToolName,
    version: String,
    projectKey: String,
    notice: TelemetryNotice,
    scrubber: @escaping @Sendable () -> EventScrubber,
    transport: @escaping @Sendable () -> any TelemetryTransport,
    reader: @escaping @Sendable () -> any PayloadReader
  ) {
    self.tool = tool
    self.version = version
    self.projectKey = projectKey
    self.notice = notice
    self.scrubber = scrubber
    self.transport = transport
    self.reader = reader
  }
}
