internal import EventPolicy
internal import SystemIO

/// `<TOOL>_TELEMETRY_DEBUG`: prints what would be sent and sends nothing.
struct DebugMode: Sendable {
  let sender: Sender
  let surroundings: Surroundings

  /// Whether the variable is set to anything but a word for no.
  static func isOn(for tool: ToolName, in surroundings: Surroundings) -> Bool {
    let value = surroundings.variable("\(tool.variablePrefix)_TELEMETRY_DEBUG")
    return value.map { !OptOutVariables.isNo($0) } ?? false
  }

  /// Prints the body of the request that would carry `event` alone, before compression, on a line.
  func show(_ event: ScrubbedEvent) {
    let body = BatchBody([event], isHistorical: false, sent: Timestamp.text(surroundings.now()))
    let text = String(decoding: body.bytes(projectKey: sender.projectKey), as: UTF8.self)
    _ = surroundings.say(text + "\n")
  }
}
