import Telemetry

/// Shop ran for the first time.
struct FirstRun: UsageEvent {
  let name = "install_first_run"
  let properties: [String: PropertyValue] = [:]
}

/// A command ended.
struct CommandRun: UsageEvent {
  let name = "command"
  var command: String
  var duration: Duration
  var succeeded: Bool

  var properties: [String: PropertyValue] {
    [
      "command": .text(["list", "pay"].contains(command) ? command : "other"),
      "durationMs": .duration(duration),
      "outcome": succeeded ? "ok" : "error",
    ]
  }
}
