internal import RuleModel

/// The privacy page that a policy amounts to, in Markdown.
struct PrivacyPage {
  /// The page.
  let text: String

  /// The page of `policy`.
  init(_ policy: Policy, title: String) {
    let schema = policy.events
    var parts = ["# \(title)"]
    parts += Self.prose(.overview, of: schema)
    parts += Self.section("Opt out", Self.prose(.optOut, of: schema))
    parts += Self.section(
      "What we collect",
      Self.promised(.collected, of: schema) + Self.events(of: schema)
    )
    parts += Self.section("What we never collect", Self.never(schema))
    parts += Self.section("Error reports", Self.promised(.errorReports, of: schema))
    parts += Self.section("Storage and retention", Self.prose(.storage, of: schema))
    parts.append(
      "*Written by `redact policy page` from the policy `\(policy.name)`, which the tool enforces.*"
    )
    text = parts.joined(separator: "\n\n") + "\n"
  }

  private static func section(_ title: String, _ parts: [String]) -> [String] {
    parts.isEmpty ? [] : ["## \(title)"] + parts
  }

  private static func prose(_ section: PrivacyPromise.Section, of schema: EventSchema) -> [String] {
    schema.promises.filter { $0.section == section }.map { $0.text.trimmed }
  }

  // MARK: - Promises

  private static func promised(
    _ section: PrivacyPromise.Section,
    of schema: EventSchema
  ) -> [String] {
    schema.promises.filter { $0.section == section }.map { promise in
      let keepers = keepers(of: promise)
      return promise.text.trimmed + (keepers.isEmpty ? "" : " *(\(keepers))*")
    }
  }

  private static func never(_ schema: EventSchema) -> [String] {
    let promises = schema.promises.filter { $0.section == .never }
    guard !promises.isEmpty else { return [] }
    let rows = promises.map { promise in
      let keepers = keepers(of: promise)
      let keptBy = promise.isStatement ? "our word" : keepers
      return "| \(promise.text.trimmed.cell) | \(keptBy.cell) |"
    }
    return [(["| never | kept by |", "|---|---|"] + rows).joined(separator: "\n")]
  }

  private static func keepers(of promise: PrivacyPromise) -> String {
    [
      promise.rules.isEmpty ? nil : "rules \(list(promise.rules))",
      promise.types.isEmpty ? nil : "types \(list(promise.types.map(\.rawValue)))",
      promise.names.isEmpty ? nil : "no property may be called \(list(promise.names))",
    ].compactMap(\.self).joined(separator: "; ")
  }

  private static func list(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: ", ")
  }

  // MARK: - Events

  private static func events(of schema: EventSchema) -> [String] {
    schema.events.flatMap { event -> [String] in
      let properties = event.properties.filter { $0.type != nil }
      let title =
        event.name == EventSchema.everyEvent
        ? "Every event may carry:" : "**`\(event.name)`**: \(event.description ?? "")"
      guard !properties.isEmpty else { return [title] }
      let rows = properties.map { property in
        "| `\(property.path)` | \(kind(of: property).cell) | \((property.description ?? "").cell) |"
      }
      return [
        title,
        (["| property | kind | what it tells |", "|---|---|---|"] + rows).joined(separator: "\n"),
      ]
    }
  }

  private static func kind(of property: EventProperty) -> String {
    guard property.type == .choice else { return property.type?.phrase ?? "" }
    return "one of \(list(property.choices))"
  }
}

extension String {
  /// The text without blanks and line ends at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace {
      text.removeLast()
    }
    return String(text)
  }

  /// The text as it can stand in a cell of a table.
  fileprivate var cell: String {
    split(whereSeparator: \.isNewline).joined(separator: " ").reduce(into: "") { text, character in
      text += character == "|" ? "\\|" : String(character)
    }
  }
}
