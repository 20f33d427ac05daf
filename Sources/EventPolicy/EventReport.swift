/// What was withheld from an event and why; it holds no byte of a value.
public struct EventReport: Sendable, Hashable {
  /// What does not leave, in the order of the event.
  public internal(set) var withheld: [Withheld] = []
  /// How many placeholders stand in what leaves, by label.
  public internal(set) var placeholders: [String: Int] = [:]

  /// How often something was withheld, by reason.
  public var counts: [WithheldReason: Int] {
    Dictionary(withheld.map { ($0.reason, 1) }, uniquingKeysWith: +)
  }
}

/// A part of an event that does not leave.
public struct Withheld: Sendable, Hashable {
  /// Where it stood, in the policy's own words; what the policy does not name shows as its number, `#3`.
  public let path: String
  /// Why it stays.
  public let reason: WithheldReason
}

/// Why a part of an event does not leave.
public enum WithheldReason: String, Sendable, Hashable, CaseIterable {
  /// The event is no JSON object, or one that is too deep.
  case malformed = "malformed"
  /// The policy names no such event.
  case unknownEvent = "unknown-event"
  /// The policy names no such property.
  case unknownProperty = "unknown-property"
  /// The name says that it carries what no event may: SQL, arguments, an address, a secret.
  case refusedName = "refused-name"
  /// The value is not of the property's type.
  case wrongType = "wrong-type"
  /// The value is longer, larger or deeper than the policy allows, or the list has more items.
  case overLimit = "over-limit"
  /// Source of a module that is not the tool's own.
  case foreignModule = "foreign-module"
  /// What every event has is missing.
  case missing = "missing"
  /// A limit tripped before every rule had finished.
  case unscannable = "unscannable"
}
