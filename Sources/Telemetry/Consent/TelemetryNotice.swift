/// What a person is told before anything is sent.
public struct TelemetryNotice: Sendable, Hashable {
  /// What is collected and where to read more, in a sentence or two of the tool's own.
  public var summary: String

  /// The version of what the notice stands for; the notice is shown again when it changes.
  ///
  /// Raise it when the policy lets out more, which `redact policy diff` tells.
  public var version: String

  /// A notice that says `summary`.
  public init(_ summary: String, version: String) {
    self.summary = summary
    self.version = version
  }

  /// The notice with the ways to opt out.
  func text(for tool: ToolName) -> String {
    """
    \(summary)
    To opt out, set \(tool.variablePrefix)_TELEMETRY_DISABLED=1 or DO_NOT_TRACK=1, or "enabled": false \
    in ~/.\(tool.text)/telemetry.json.

    """
  }
}
