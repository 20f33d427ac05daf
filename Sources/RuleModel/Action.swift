/// What a policy does with what a rule found; a closed list.
public enum Action: String, Sendable, Hashable, CaseIterable {
  /// Nothing is changed.
  case keep
  /// All of it goes.
  case remove
  /// The credentials of a URL or DSN go; scheme, host and path stay.
  case userInfo = "user-info"
  /// The values of a SQL statement go; its shape stays.
  case literals
  /// The values of a command line go; program, subcommands and flag names stay.
  case programOnly = "program-only"
  /// Home and foreign directories of a path go; its own tail stays.
  case shorten
  /// All but the last four characters goes.
  case lastFour = "last-four"
  /// Replaced by a keyed pseudonym, equal for equal text; without a key as `remove`.
  case pseudonym
  /// Replaced by a keyed fingerprint of the normal form; without a key as `remove`.
  case fingerprint

  /// Where findings overlap, the action with the higher strictness wins per byte.
  public var strictness: Int {
    switch self {
    case .remove: 6
    case .fingerprint: 5
    case .pseudonym: 4
    case .shorten, .programOnly, .userInfo, .literals: 3
    case .lastFour: 2
    case .keep: 0
    }
  }

  /// Whether the action keeps something of the secret on purpose.
  public var isPartialDisclosure: Bool {
    self != .keep && self != .remove
  }
}
