/// Something that a tool counts: an event of its policy, with typed properties.
///
/// ```swift
/// struct CommandRun: UsageEvent {
///   let name = "command"
///   var path: String
///   var time: Duration
///   var properties: [String: PropertyValue] { ["command": .text(path), "durationMs": .duration(time)] }
/// }
/// ```
/// The policy decides what leaves: an event or a property that it does not name does not exist.
public protocol UsageEvent: Sendable {
  /// The event's name in the policy.
  var name: String { get }

  /// What the event says; asked on a thread of telemetry's own.
  var properties: [String: PropertyValue] { get }
}
