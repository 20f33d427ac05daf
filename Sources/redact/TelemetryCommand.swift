internal import ArgumentParser
internal import SystemIO
internal import Telemetry

/// Shows and changes the telemetry of a tool that uses the library `Telemetry`.
struct TelemetryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "telemetry",
    abstract: "Show what a tool's telemetry sent, and switch it on or off.",
    discussion: """
      For tools that use the Swift library Telemetry and keep its files in ~/.NAME. This command itself \
      sends nothing.
      """,
    subcommands: [
      TelemetryStatusCommand.self, TelemetryJournalCommand.self, TelemetryOffCommand.self,
      TelemetryOnCommand.self,
    ]
  )
}

/// The tool that a command is about.
struct ToolArguments: ParsableArguments {
  @Option(help: ArgumentHelp("The tool, as its folder ~/.NAME is called.", valueName: "name"))
  var tool: String

  func settings() throws(Stop) -> TelemetrySettings {
    let text = tool
    guard let name = ToolName(text) else {
      throw .misuse("'\(tool.printable)' is no tool's name: a-z, 0-9 and hyphens, a letter first")
    }
    return TelemetrySettings(of: name)
  }
}

/// Tells whether a tool's telemetry is on, and why not.
struct TelemetryStatusCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tell whether a tool's telemetry is on, and if not, why.",
    discussion: """
      EXAMPLES
        redact telemetry status --tool shop
        CI=true redact telemetry status --tool shop      # as the tool would see it in CI

      EXIT STATUS
        0  told
        64 the command line makes no sense
      """
  )

  @OptionGroup var arguments: ToolArguments

  func perform() throws(Stop) -> ExitStatus {
    let settings = try arguments.settings()
    var output = ResultOutput()
    let state =
      settings.consent.map(\.description)
      ?? "not decided yet: \(settings.tool) has not run, or its file was removed"
    try output.print("telemetry of \(settings.tool): \(state)")
    try output.print("file: \(settings.fileName)")
    try output.print("installation: \(settings.installationID?.printable ?? "none")")
    let waiting = settings.waiting
    try output.print("waiting to be sent: \(waiting.events) events, \(waiting.bytes) bytes")
    try output.flush()
    return .done
  }
}

/// Prints the events that left last.
struct TelemetryJournalCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Print the events that a tool sent last, one a line, as they left.",
    discussion: """
      The oldest comes first. An event that was sent twice stands there twice, with the same uuid.

      EXAMPLES
        redact telemetry journal --tool shop
        redact telemetry journal --tool shop | jq .properties

      EXIT STATUS
        0  printed
        2  the journal could not be read
        64 the command line makes no sense
      """
  )

  @OptionGroup var arguments: ToolArguments

  func perform() throws(Stop) -> ExitStatus {
    let settings = try arguments.settings()
    let events: [[UInt8]]
    do {
      events = try settings.journal()
    } catch {
      throw Stop(error, at: "the journal of \(settings.tool)")
    }
    for event in events {
      try ResultOutput.write(event + [UInt8(ascii: "\n")])
    }
    return .done
  }
}

/// Switches a tool's telemetry off.
struct TelemetryOffCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "off",
    abstract: "Switch a tool's telemetry off for good and erase what waits to be sent.",
    discussion: """
      Writes "enabled": false into ~/.NAME/telemetry.json. A file that is no consent file means off \
      already and is left as it is.

      EXAMPLES
        redact telemetry off --tool shop
        redact telemetry status --tool shop

      EXIT STATUS
        0  telemetry is off
        2  the file could not be written
        64 the command line makes no sense
      """
  )

  @OptionGroup var arguments: ToolArguments

  func perform() throws(Stop) -> ExitStatus {
    let settings = try arguments.settings()
    let change = settings.switchOff()
    // Off for another reason is off, but may not last.
    if case .refused(let reason) = change {
      Notice.print("not switched off for good in \(settings.fileName): \(reason)")
    }
    let rest = settings.waiting.events
    if rest > 0 {
      Notice.print("\(rest) events that wait could not be erased")
    }
    return change == .made && rest == 0 ? .done : .incomplete
  }
}

/// Allows a tool's telemetry again.
struct TelemetryOnCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "on",
    abstract: "Allow a tool's telemetry again.",
    discussion: """
      Writes "enabled": true into ~/.NAME/telemetry.json. Does nothing while an environment variable \
      opts out.

      EXAMPLES
        redact telemetry on --tool shop
        redact telemetry status --tool shop

      EXIT STATUS
        0  telemetry is allowed
        2  it is not, for the reason that is printed
        64 the command line makes no sense
      """
  )

  @OptionGroup var arguments: ToolArguments

  func perform() throws(Stop) -> ExitStatus {
    let settings = try arguments.settings()
    guard case .refused(let reason) = settings.switchOn() else { return .done }
    Notice.print("telemetry of \(settings.tool) stays off: \(reason)")
    return .incomplete
  }
}
