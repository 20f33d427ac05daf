internal import LiteralScan
internal import RuleModel

/// Which rules a literal of the haystack is a candidate of, and where a match would begin.
struct CandidateIndex: Sendable {
  /// A rule that asks to be tried around a literal.
  struct Entry: Sendable {
    /// The rule's index.
    var rule: Int
    /// How many bytes before the literal a match may begin.
    var distance: ClosedRange<Int>
  }

  /// Finds the literals; ids below ``placeholderOpenings`` are openings of our own placeholders.
  let scanner: LiteralScanner
  private let entries: [Entry]
  private let bounds: [Int]
  /// The distance of the rule that looks furthest back, in bytes.
  let longestDistance: Int

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
      case .literals(let strings, let distance):
        for literal in strings {
          let id = ids[literal] ?? literals.count
          if id == literals.count {
            ids[literal] = id
            literals.append(literal)
            lists.append([])
          }
          lists[id].append(Entry(rule: rule, distance: distance))
        }
      case .trigger(let trigger, let distance):
        detectors[Detector(trigger), default: []].append(Entry(rule: rule, distance: distance))
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
    longestDistance = entries.map(\.distance.upperBound).max() ?? 0
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
