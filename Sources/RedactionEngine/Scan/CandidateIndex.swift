internal import LiteralScan
internal import RuleModel

/// Which rules a literal of the haystack is a candidate of, and where a match would begin.
struct CandidateIndex: Sendable {
  /// A rule that asks to be tried around a literal.
  struct Entry: Sendable {
    /// The rule's index.
    var rule: Int
    /// How many bytes before the literal a match may begin, at least and at most.
    var nearest: Int
    var furthest: Int
    /// The literal's length; 0 for a detector.
    var length: Int
    /// Bytes that may stand between the match's start and the literal.
    var lead: ByteSet
    /// Bytes of which one stands behind the literal.
    var following: ByteSet
  }

  /// Finds the literals; ids below ``placeholderOpenings`` are openings of our own placeholders.
  let scanner: LiteralScanner
  private let entries: [Entry]
  private let bounds: [Int]
  /// The distance of the rule that looks furthest back, in bytes.
  let longestDistance: Int
  /// The rules whose literal may end on a later line than the match begins on, and how many bytes
  /// behind the match's first one at most.
  let reachesOverLines: [(rule: Int, reach: Int)]

  /// How many of the literals open a placeholder.
  static let placeholderOpenings = 2

  /// An index of the rules at `active` indices.
  init(rules: [CompiledRule], active: [Int], kernel: Kernel) {
    var literals: [[UInt8]] = [Placeholder.bracketedOpening, Placeholder.bareOpening]
    var ids: [[UInt8]: Int] = [:]
    var lists: [[Entry]] = [[], []]
    var detectors: [Detector: [Entry]] = [:]
    for rule in active {
      switch rules[rule].prefilter {
      case .literals(let strings, let distance, let lead):
        for literal in strings {
          let id = ids[literal.bytes] ?? literals.count
          if id == literals.count {
            ids[literal.bytes] = id
            literals.append(literal.bytes)
            lists.append([])
          }
          lists[id].append(
            Entry(
              rule: rule, nearest: distance.lowerBound, furthest: distance.upperBound,
              length: literal.bytes.count, lead: lead, following: literal.following))
        }
      case .trigger(let trigger, let distance):
        detectors[Detector(trigger), default: []].append(
          Entry(
            rule: rule, nearest: distance.lowerBound, furthest: distance.upperBound, length: 0,
            lead: .all, following: .all))
      }
    }
    scanner = LiteralScanner(
      literals: literals, detectors: Set(detectors.keys), kernel: kernel)
    lists += Detector.allCases.map { _ in [] }
    for (detector, entries) in detectors {
      lists[Int(scanner.id(of: detector))] = entries
    }
    entries = lists.flatMap(\.self)
    bounds = lists.reduce(into: [0]) { bounds, list in
      bounds.append((bounds.last ?? 0) + list.count)
    }
    longestDistance = entries.map(\.furthest).max() ?? 0
    reachesOverLines = active.compactMap { rule in
      Self.reachOverLines(of: rules[rule]).map { (rule, $0) }
    }
  }

  private static func reachOverLines(of rule: CompiledRule) -> Int? {
    guard rule.isMultiline else { return nil }
    switch rule.prefilter {
    case .literals(let literals, let distance, _):
      let holdsNewline = literals.contains { $0.bytes.contains(UInt8(ascii: "\n")) }
      guard holdsNewline || distance.upperBound > 0 else { return nil }
      return distance.upperBound + (literals.map(\.bytes.count).max() ?? 0)
    case .trigger(_, let distance):
      // As much as a detector may want to see of its shape.
      return distance.upperBound + CompiledRule.maximumLookbehind
    }
  }

  /// The range of ``subscript(_:)`` indices for the literal `id`.
  func entries(of id: Int) -> Range<Int> {
    bounds[id]..<bounds[id + 1]
  }

  /// The entry at an index that ``entries(of:)`` gave.
  subscript(_ index: Int) -> Entry {
    entries[index]
  }
}

extension Detector {
  init(_ trigger: Trigger) {
    switch trigger {
    case .cardDigits: self = .cardDigits
    case .dottedQuad: self = .dottedQuad
    }
  }
}
