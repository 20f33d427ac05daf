internal import LiteralScan
internal import RuleModel

/// Which rules a literal of the haystack is a candidate of, and where a match would begin.
struct CandidateIndex: Sendable {
  /// A rule that asks to be tried around a literal.
  struct Entry: Sendable {
    /// The rule's index.
    var rule: Int { Int(number) }
    private let number: UInt32
    /// How many bytes before the literal a match may begin, at least.
    var nearest: UInt16
    /// How many bytes before the literal a match may begin, at most.
    var furthest: UInt16
    /// The literal's length; 0 for a detector.
    var length: UInt8
    /// See ``CandidateIndex/following(_:)``.
    fileprivate var following: UInt16
    /// The literal's place among those of the rule.
    var ordinal: UInt16

    /// An entry of `rule`, for a literal of `length` bytes or, without one, a detector.
    fileprivate init(
      rule: Int,
      distance: ClosedRange<Int>,
      length: Int = 0,
      following: UInt16 = 0,
      ordinal: Int = 0
    ) {
      number = UInt32(rule)
      nearest = UInt16(distance.lowerBound)
      furthest = UInt16(distance.upperBound)
      self.length = UInt8(length)
      self.following = following
      self.ordinal = UInt16(ordinal)
    }
  }

  /// Finds the literals; those below ``placeholderOpenings`` open our own placeholders.
  let scanner: LiteralScanner
  /// Those of each literal side by side, then those of the detectors.
  private let entries: [Entry]
  /// Where each literal's or detector's entries begin, and where those of the last one end.
  private let bounds: [Int]
  /// Sets that entries name by index.
  private let followings: [ByteSet]
  /// The distance of the rule that looks furthest back, in bytes.
  let longestDistance: Int
  /// The rules whose literal, or the byte behind it, may stand on a later line than the match begins
  /// on, and how many bytes behind the match's first one at most.
  let reachesOverLines: [(rule: Int, reach: Int)]

  /// How many of the literals open a placeholder.
  static let placeholderOpenings = 2

  /// An index of the rules at `active` indices.
  ///
  /// The scanner is handed every literal of every rule: it finds equal ones faster than could be done here.
  ///
  /// `mayStop` says at which bytes the tokens of a rule may be split, so that they may stand behind its
  /// literals, too.
  init(
    rules: [CompiledRule],
    active: [Int],
    mayStop: (_ rule: Int) -> ByteSet = { _ in ByteSet() },
    kernel: Kernel
  ) {
    let count = active.reduce(0) { $0 + rules[$1].prefilter.literalCount }
    var literals = LiteralList(capacity: count + Self.placeholderOpenings)
    literals.append(Placeholder.bracketedOpening)
    literals.append(Placeholder.bareOpening)
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    var followings = [ByteSet.all]
    var triggered: [(trigger: Trigger, entry: Entry)] = []
    for rule in active {
      switch rules[rule].prefilter {
      case .literals(let strings, let distance, _):
        let stops = mayStop(rule)
        // At the start of its line, a match sees nothing before it.
        let preceding =
          distance.upperBound == 0
          ? rules[rule].precedingBytes.union(ByteSet("\n")) : ByteSet.all
        for (ordinal, literal) in strings.enumerated() {
          literals.append(
            literal.bytes,
            preceding: preceding,
            following: literal.following.union(stops)
          )
          entries.append(
            Entry(
              rule: rule,
              distance: distance,
              length: literal.bytes.count,
              following: Self.index(of: literal.following, in: &followings),
              ordinal: ordinal
            )
          )
        }
      case .trigger(let trigger, let distance, _):
        triggered.append((trigger, Entry(rule: rule, distance: distance)))
      }
    }
    let detectors = Set(triggered.map { Detector($0.trigger) })
    scanner = LiteralScanner(
      literals,
      detectors: detectors,
      kernel: kernel
    )
    var sorted: [Entry] = []
    sorted.reserveCapacity(entries.count + triggered.count)
    var bounds = [0]
    for literal in 0..<scanner.literalCount {
      for id in scanner.ids(of: literal) where id >= Self.placeholderOpenings {
        sorted.append(entries[Int(id) - Self.placeholderOpenings])
      }
      bounds.append(sorted.count)
    }
    for detector in Detector.allCases {
      sorted += triggered.filter { Detector($0.trigger) == detector }.map(\.entry)
      bounds.append(sorted.count)
    }
    self.bounds = bounds
    self.entries = sorted
    self.followings = followings
    longestDistance = entries.map { Int($0.furthest) }.max() ?? 0
    reachesOverLines = active.compactMap { rule in
      Self.reachOverLines(of: rules[rule]).map { (rule, $0) }
    }
  }

  /// The index of `set`, which is most often any byte or that of the literal before.
  private static func index(of set: ByteSet, in sets: inout [ByteSet]) -> UInt16 {
    guard set != sets[0] else { return 0 }
    if set != sets[sets.count - 1] {
      sets.append(set)
    }
    return UInt16(sets.count - 1)
  }

  private static func reachOverLines(of rule: CompiledRule) -> Int? {
    guard rule.isMultiline else { return nil }
    switch rule.prefilter {
    case .literals(let literals, let distance, _):
      let holdsNewline = literals.contains { $0.bytes.contains(UInt8(ascii: "\n")) }
      guard holdsNewline || distance.upperBound > 0 else { return nil }
      // One more, as the byte behind a literal decides, too.
      return distance.upperBound + (literals.map(\.bytes.count).max() ?? 0) + 1
    case .trigger(_, let distance, _):
      // As much as a detector may want to see of its shape.
      return distance.upperBound + CompiledRule.maximumLookbehind
    }
  }

  /// The range of ``subscript(_:)`` indices for a literal or detector of the scanner.
  func entries(of literal: Int) -> Range<Int> {
    bounds[literal]..<bounds[literal + 1]
  }

  /// How many literals and detectors the scanner reports.
  var literalCount: Int {
    bounds.count - 1
  }

  /// The entry at an index that ``entries(of:)`` gave.
  subscript(_ index: Int) -> Entry {
    entries[index]
  }

  /// Bytes of which one stands behind the literal of an entry.
  func following(_ entry: Entry) -> ByteSet {
    followings[Int(entry.following)]
  }
}

extension CompiledRule.Prefilter {
  fileprivate var literalCount: Int {
    switch self {
    case .literals(let literals, _, _): literals.count
    case .trigger: 0
    }
  }
}

extension Detector {
  init(_ trigger: Trigger) {
    switch trigger {
    case .cardDigits: self = .cardDigits
    case .dottedQuad: self = .dottedQuad
    case .dashedNine: self = .dashedNine
    }
  }
}
