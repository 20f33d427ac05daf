/// What a property of an event may hold; a closed list.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  /// `true` or `false`.
  case flag
  /// A whole number that is not negative.
  case count
  /// A length of time: a number that is not negative, of which three decimals stay.
  case duration
  /// A version such as `3.11.7` or `v2.0.0-rc.1`.
  case version
  /// A name of the tool's or of a program: a class, function, module, command.
  case name
  /// One of the texts that the policy lists.
  case choice
  /// A UUID (RFC 9562).
  case uuid
  /// The id of a trace, span or event: 16 or 32 hexadecimal digits, or a UUID.
  case traceID = "trace-id"
  /// A moment of this century: ISO 8601, seconds since 1970, or nanoseconds in a text of digits.
  case timestamp
  /// A keyed hash in hexadecimal digits; who keys it is the sender's matter.
  case keyedHash = "keyed-hash"
  /// A path; of an absolute one the project's own tail stays.
  case path
  /// A text of a program, scrubbed by the rules.
  case message
  /// A stack trace in one text, scrubbed by the rules.
  case stackText = "stack-text"
  /// A line of source, scrubbed by the rules together with its neighbours; of own modules only.
  case sourceLine = "source-line"
  /// An object of variables by name, scrubbed by the rules as JSON; of own modules only.
  case variables
  /// A text that holds JSON, scrubbed by the rules as JSON.
  case jsonText = "json-text"

  /// The most that a value may have where the policy sets no limit: bytes of a text, or the number
  /// itself.
  public var defaultLimit: Int {
    switch self {
    case .flag, .choice, .uuid, .traceID, .timestamp: 64
    case .keyedHash: 128
    case .count, .duration: 1_000_000_000
    case .version: 64
    case .name: 128
    case .path, .sourceLine: 1 << 10
    case .message: 4 << 10
    case .variables, .jsonText: 8 << 10
    case .stackText: 16 << 10
    }
  }

  /// Whether a value can carry text that the policy does not list.
  public var carriesText: Bool {
    switch self {
    case .flag, .count, .duration, .choice, .uuid, .traceID, .timestamp, .keyedHash: false
    case .version, .name, .path, .message, .stackText, .sourceLine, .variables, .jsonText: true
    }
  }

  /// Whether a value leaves only with source of the tool's own modules.
  public var isSource: Bool {
    self == .sourceLine || self == .variables
  }
}
