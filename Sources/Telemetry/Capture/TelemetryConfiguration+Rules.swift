internal import EventPolicy
internal import RedactionEngine
public import RuleModel
internal import SecondOpinion

extension TelemetryConfiguration {
  /// A configuration that scrubs events by `rules` and `policy` and has what is about to leave read once
  /// more by the second opinion.
  ///
  /// - Parameters:
  ///   - tool: the name of the tool.
  ///   - version: its version.
  ///   - projectKey: the key of the PostHog project, `phc_…`.
  ///   - notice: what a person is told before anything is sent.
  ///   - rules: the rules, usually the built-in ones and those that the tool embeds; asked for on a thread
  ///     of telemetry's own when there is an event, as the rest below is.
  ///   - policy: what may leave.
  ///   - secrets: values that the tool knows are secret, such as those of its configuration; they go from
  ///     every event, and the second opinion looks for them again.
  ///   - transport: makes what carries the events.
  public init(
    tool: ToolName,
    version: String,
    projectKey: String,
    notice: TelemetryNotice,
    rules: @escaping @Sendable () -> RuleSet,
    policy: @escaping @Sendable () -> Policy,
    secrets: @escaping @Sendable () -> [[UInt8]] = { [] },
    transport: @escaping @Sendable () -> any TelemetryTransport
  ) {
    self.init(
      tool: tool,
      version: version,
      projectKey: projectKey,
      notice: notice,
      scrubber: {
        var known = KnownTexts()
        secrets().forEach { known.add($0) }
        let redactor = Redactor(rules: rules(), policy: policy())
        return EventScrubber(known.isEmpty ? redactor : redactor.with(known: known))
      },
      transport: transport,
      reader: {
        SecondOpinion(rules: rules(), policy: policy(), known: secrets())
      }
    )
  }
}
