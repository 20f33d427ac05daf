import BuiltInRules
import EventPolicy
import RedactionEngine
import RuleModel
import RulePacks

/// Scrubbers of the built-in rules.
enum Scrubbers {
  /// The example policy with what it leaves out, own modules and what carries the most, and with what
  /// Sentry's SDKs and OpenTelemetry's exporters send.
  static let whole: EventScrubber = {
    var whole = policy(
      """
      policy: whole
      extends: tool-telemetry
      modules: [shop]
      events:
        $exception:
          '$exception_list[*].stacktrace.frames[*].code_variables': {type: variables}
          stack: {type: stack-text}
          context: {type: json-text}
          sessionId: {type: uuid}
      """
    )
    for name in ["variables", "otlp"] {
      whole.events = whole.events.merging(BuiltInRules.policies[name]?.events ?? EventSchema())
    }
    return EventScrubber(Redactor(rules: BuiltInRules.rules, policy: whole))
  }()

  /// The built-in policy.
  static let telemetry = EventScrubber(
    Redactor(rules: BuiltInRules.rules, policy: BuiltInRules.policies["telemetry"] ?? none)
  )

  private static let none = Policy(name: "none", actions: [:])

  /// The policy that `yaml` is, which may extend a built-in one.
  static func policy(_ yaml: String) -> Policy {
    let pack = RulePack(
      [AuthoredFile(path: "p.yaml", bytes: Array(yaml.utf8))],
      beside: BuiltInRules.rules,
      policies: BuiltInRules.policies
    )
    precondition(pack.isSound, pack.renderedDiagnostics.joined(separator: "\n"))
    return pack.policies.values.first ?? none
  }

  static func scrubber(_ yaml: String) -> EventScrubber {
    EventScrubber(Redactor(rules: BuiltInRules.rules, policy: policy(yaml)))
  }
}

extension Scrubbers {
  /// A schema that no file could have.
  static let withSQL: EventSchema = {
    var schema = EventSchema()
    var event = EventSchema.Event(name: "q")
    event.properties = [
      EventProperty(path: FieldPath([.member("sql")]), type: .message),
      EventProperty(path: FieldPath([.member("sqlCount")]), type: .count),
    ]
    schema.events = [event]
    return schema
  }()
}
