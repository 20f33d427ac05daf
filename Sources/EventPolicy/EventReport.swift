/// What was withheld from an event and why; it holds no byte of a value.
public struct EventReport: Sendable, Hashable {
  /// What does not leave, in the order of the event.
  public internal(set) var withheld: [Withheld] = []
  /// What leaves without a part of it, in the order of the event.
  public internal(set) var scrubbed: [ScrubbedField] = []
  /// Where values stand that leave as they came, but for shortened paths; only of an event that is explained.
  public internal(set) var kept: [String] = []
  /// How many placeholders stand in what leaves, by label.
  public internal(set) var placeholders: [String: Int] = [:]

  /// How often something was withheld, by reason.
  public var counts: [WithheldReason: Int] {
    Dictionary(withheld.map { ($0.reason, 1) }, uniquingKeysWith: +)
  }
}

/// A part of an event that does not leave.
public struct Withheld: Sendable, Hashable {
  /// Where it stood, in the policy's own words, such as `$exception_list[0].value`.
  ///
  /// A member that the policy does not name shows as its number from 1: `#3` of the properties,
  /// `envelope.#5` of the event, `body.#2` of a body. Empty for the event itself.
  public let path: String
  /// Why it stays.
  public let reason: WithheldReason

  /// A part at `path` that stays for `reason`.
  public init(path: String, reason: WithheldReason) {
    self.path = path
    self.reason = reason
  }
}

/// A text of an event in which rules found something.
public struct ScrubbedField: Sendable, Hashable {
  /// Where it stands, in the policy's own words.
  public let path: String
  /// The ids of the rules, in the order of what they removed.
  public let rules: [String]
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
  /// What every event has once is there twice.
  case duplicate = "duplicate"
  /// Rules found something in a value that is of no use in part.
  case redacted = "redacted"
  /// A limit tripped before every rule had finished.
  case unscannable = "unscannable"
}
