internal import LiteralScan
internal import RuleModel

/// Which rules a literal of the haystack is a candidate of, and where a match would begin.
struct CandidateIndex: Sendable {
  /// A rule that asks to be tried around a literal.
  struct Entry: Sendable {
    /// The rule's index.
    var rule: Int
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
    var literals: [[UInt8]] = [Placeholder.bracketedOpening, Placeholder.bareOpening]
    var neighbours = [LiteralNeighbours(), LiteralNeighbours()]
    var entries: [Entry] = []
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
          literals.append(literal.bytes)
          neighbours.append(
            LiteralNeighbours(
              preceding: preceding,
              following: literal.following.union(stops)
            )
          )
          entries.append(
            Entry(
              rule: rule,
              nearest: UInt16(distance.lowerBound),
              furthest: UInt16(distance.upperBound),
              length: UInt8(literal.bytes.count),
              following: Self.index(of: literal.following, in: &followings),
              ordinal: UInt16(ordinal)
            )
          )
        }
      case .trigger(let trigger, let distance, _):
        let entry = Entry(
          rule: rule,
          nearest: UInt16(distance.lowerBound),
          furthest: UInt16(distance.upperBound),
          length: 0,
          following: 0,
          ordinal: 0
        )
        triggered.append((trigger, entry))
      }
    }
    let detectors = Set(triggered.map { Detector($0.trigger) })
    scanner = LiteralScanner(
      literals: literals,
      neighbours: neighbours,
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

extension Detector {
  init(_ trigger: Trigger) {
    switch trigger {
    case .cardDigits: self = .cardDigits
    case .dottedQuad: self = .dottedQuad
    case .dashedNine: self = .dashedNine
    }
  }
}
