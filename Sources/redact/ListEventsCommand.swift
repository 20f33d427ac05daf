internal import ArgumentParser
internal import RuleModel
internal import SystemIO

/// Lists the events of a policy.
struct ListEventsCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "list-events",
    abstract: "List the events that a policy lets out: property, type, description.",
    discussion: """
      EXAMPLES
        redact list-events
        redact list-events --policy shop.yaml
        redact list-events --policy tool-telemetry --format jsonl | jq -r .path

      EXIT STATUS
        0  listed
        2  a policy file could not be read
        64 there is no such policy, or the command line makes no sense
      """
  )

  /// A form of results.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl
  }

  @Option(help: "How events are printed.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("A built-in policy or a policy file.", valueName: "name-or-file"),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var policy = "telemetry"

  func perform() throws(Stop) -> ExitStatus {
    let schema = try RuleSelection(policy: policy, rulePaths: []).policy.events
    var output = ResultOutput()
    for event in schema.events {
      if format == .text {
        let name = event.name == EventSchema.everyEvent ? "every event" : event.name
        try output.print(event.description.map { "\(name): \($0)" } ?? name)
      }
      for property in event.properties where property.type != nil {
        try output.print(line(of: property, event: event))
      }
    }
    try output.flush()
    return .done
  }

  private func line(of property: EventProperty, event: EventSchema.Event) -> String {
    let type = property.type?.rawValue ?? ""
    switch format {
    case .text:
      let about = property.description.map { ": \($0)" } ?? ""
      return "  \(property.path) (\(type))\(about)".printable
    case .jsonl:
      return JSONValue.object([
        ("event", .string(event.name)), ("path", .string("\(property.path)")),
        ("type", .string(type)), ("description", property.description.map(JSONValue.string)),
      ]).text
    }
  }
}
