public import RuleModel

/// What follows from a pattern for every match it can have, whatever the text.
///
/// Each answer errs to the safe side: bounds are true bounds, sets hold at least what can occur.
public struct PatternAnalysis: Sendable, Hashable {
  /// No match has fewer bytes.
  public let minimumLength: Int
  /// No match has more bytes; nil if there is no bound.
  public let maximumLength: Int?
  /// Bytes before the match's first byte that may be inspected; a text edge counts as one byte.
  public let lookbehind: Int
  /// Bytes from the match's first byte that may be inspected, lookahead included; nil if unbounded.
  ///
  /// A text edge counts as one byte, that of `$` without `(?m)` as two.
  public let reachAfter: Int?
  /// Strings of which every match holds one, if such strings are known.
  public let requiredLiterals: RequiredLiterals?
  /// What a match may begin with; nil if that is anything or unknown.
  public let beginning: Continuation?
  /// The bytes of which one stands before every match before which a byte is visible.
  ///
  /// All if nothing is known; none if matches stand at the text's start only. It says nothing of a
  /// match at the window's start, whatever stands there outside of the window.
  public let precedingBytes: ByteSet
  /// The bytes that a match may begin with; all if it can be empty.
  public let firstBytes: ByteSet
  /// The bytes that the pattern's last consuming element may be; all if a match can be empty.
  public let lastBytes: ByteSet
  /// Whether a match may end in an element that repeats without limit.
  public let tailIsUnbounded: Bool
  /// How many capture groups there are.
  public let groupCount: Int
  /// The numbers of each named group in ascending order.
  public let groupNumbers: [String: [Int]]
  /// The groups whose name begins with `secret`, in the order in which they are written.
  public let secretGroups: [SecretGroup]
  /// Every byte that a match can hold.
  public let alphabet: ByteSet
  /// Every byte that a secret can hold: of the secret groups, else of the whole match.
  public let secretAlphabet: ByteSet

  /// Derives what follows from `pattern`.
  public init(of pattern: Pattern) {
    let root = pattern.root
    let length = MatchLength(of: root)
    minimumLength = length.minimum
    maximumLength = length.maximum
    let inspection = Inspection(of: root)
    lookbehind = inspection.before
    reachAfter = inspection.after
    requiredLiterals = RequiredLiterals(of: root)
    beginning = ContinuationSearch.beginning(of: root)
    precedingBytes = PrecedingBytes.set(before: root)
    let first = EdgeBytes(.first, of: root)
    firstBytes = first.canBeEmpty ? .all : first.set
    let last = EdgeBytes(.last, of: root)
    lastBytes = last.canBeEmpty ? .all : last.set
    tailIsUnbounded = last.isOpen
    groupCount = pattern.groupCount
    groupNumbers = pattern.groupNumbers
    secretGroups = SecretGroup.groups(in: root)
    alphabet = root.alphabet
    secretAlphabet =
      secretGroups.isEmpty
      ? alphabet : secretGroups.reduce(ByteSet()) { $0.union($1.alphabet) }
  }

  /// Whether the secret is the first thing that a match consumes, whichever way it matches; so
  /// without secret groups, where it is the whole match.
  public var secretStartsMatch: Bool {
    secretGroups.allSatisfy(\.startsMatch)
  }

  /// Whether the secret is the last thing that a match consumes, whichever way it matches; so
  /// without secret groups, where it is the whole match.
  public var secretEndsMatch: Bool {
    secretGroups.allSatisfy(\.endsMatch)
  }
}
