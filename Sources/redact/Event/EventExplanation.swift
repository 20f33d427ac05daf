internal import EventPolicy
internal import RuleModel

/// Says of events, field by field, what happens and why, without saying what stands in them.
struct EventExplanation {
  let policy: Policy
  let rules: RuleSet

  /// Prints a line for each field of `reports`, and of the `header` of an envelope before.
  func print(_ reports: [EventReport], header: EventReport? = nil) throws(Stop) {
    var output = ResultOutput()
    let parts =
      (header.map { [("header", $0)] } ?? [])
      + reports.enumerated().map {
        (header == nil ? "event \($0.offset + 1)" : "item \($0.offset + 1)", $0.element)
      }
    for (title, report) in parts {
      if parts.count > 1 {
        try output.print("\(title):")
      }
      for field in report.scrubbed {
        try output.print("\(field.path): scrubbed: \(reasons(field.rules))")
      }
      for part in report.withheld {
        let path = part.path.isEmpty ? "the event" : part.path
        try output.print("\(path): withheld: \(part.reason.rawValue): \(part.reason.explanation)")
      }
      for path in report.kept {
        try output.print("\(path): kept\(type(at: path).map { ": \($0)" } ?? "")")
      }
    }
    try output.flush()
  }

  private func reasons(_ ids: [String]) -> String {
    ids.map { id in
      let summary = rules.rule(named: id)?.summary.printable
      return summary.map { "\(id): \($0)" } ?? id
    }.joined(separator: "; ")
  }

  /// The type that the policy gives the field at `path`.
  private func type(at path: String) -> String? {
    let pattern = path.replacingNumbers
    let properties = policy.events.events.flatMap(\.properties)
    return properties.first { "\($0.path)" == pattern }?.type?.rawValue
  }
}

extension String {
  /// The path with `[*]` for the number of each item.
  fileprivate var replacingNumbers: String {
    var result = ""
    var isNumber = false
    for character in self {
      if character == "]", isNumber {
        result += "*"
      }
      isNumber = character == "[" || isNumber && character.isNumber
      if !isNumber || character == "[" {
        result.append(character)
      }
    }
    return result
  }
}

extension WithheldReason {
  /// What the reason means, for people.
  fileprivate var explanation: String {
    switch self {
    case .malformed: "it is no JSON object, or one that is too deep"
    case .unknownEvent: "the policy names no such event"
    case .unknownProperty: "the policy names no such property"
    case .refusedName: "no event may carry what the name says"
    case .wrongType: "the value is not of the type that the policy gives it"
    case .overLimit: "longer, larger or deeper than the policy allows"
    case .foreignModule: "source leaves of the modules only that the policy names"
    case .missing: "every event has it"
    case .duplicate: "it is there twice"
    case .redacted: "rules found something, and a part is of no use"
    case .unscannable: "it could not be read to its end"
    }
  }
}
