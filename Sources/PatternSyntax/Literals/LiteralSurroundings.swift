import RuleModel

/// What may stand before and behind required literals, by running the pattern's automaton over them.
///
/// Only ways count on which the elements consume a literal that it was derived from; another place
/// where it happens to stand need not be accepted.
struct LiteralSurroundings {
  /// Every byte that can stand between a match's first byte and one of the literals.
  private(set) var lead = ByteSet()
  /// For each literal the bytes of which one stands behind it.
  private(set) var following: [ByteSet] = []
  /// What may stand behind each literal; nil if that is anything.
  private(set) var continuation: Continuation?

  private let automaton: MatchAutomaton
  /// Whether each state may read a byte of a literal.
  private let consumes: [Bool]
  /// The states after 0, 1, 2… bytes, as far as the literals may begin there.
  private var layers: [[Int]] = [[0]]
  /// How many more edges may be looked at.
  private var budget = 400_000
  /// For each literal the states behind it.
  private var ends: [Set<Int>] = []

  /// The bytes behind a literal that its continuation tells about, at least.
  private static let foresight = 24

  /// The surroundings of `found` in matches of `root`; nil if that takes too long to find out.
  init?(of found: RankedLiterals, in root: PatternNode) {
    let distance = found.distance
    let longest = found.strings.map(\.count).max() ?? 0
    let horizon = distance.upperBound + longest + 1
    guard
      let automaton = MatchAutomaton(of: root, horizon: horizon + Self.foresight)
        ?? MatchAutomaton(of: root, horizon: horizon)
    else { return nil }
    self.automaton = automaton
    consumes = automaton.offsets.map { offset in found.places.contains { $0.contains(offset) } }
    while layers.count <= distance.upperBound, budget > 0 {
      layers.append(successors(of: layers[layers.count - 1], over: nil))
    }
    guard budget > 0 else { return nil }
    let starts = Set(layers[distance.lowerBound...].joined()).sorted()
    var accepting: Set<Int> = []
    for string in found.strings {
      following.append(follow(string, from: starts, accepting: &accepting))
    }
    lead = leadBytes(to: accepting, distance: distance)
    guard budget > 0 else { return nil }
    continuation = ContinuationSearch.continuation(behind: ends, of: automaton)
  }

  /// What may stand behind `string` where it begins in one of the states `starts`.
  private mutating func follow(
    _ string: [UInt8],
    from starts: [Int],
    accepting: inout Set<Int>
  ) -> ByteSet {
    var following = ByteSet()
    var end: Set<Int> = []
    defer { ends.append(end) }
    for start in starts {
      var states = [start]
      for byte in string {
        states = successors(of: states, over: byte)
      }
      guard !states.isEmpty else { continue }
      accepting.insert(start)
      end.formUnion(states)
      for state in states {
        following = automaton.edges[state].reduce(following) { $0.union($1.label) }
        following.formUnion(automaton.ends[state] ?? ByteSet())
      }
    }
    return following
  }

  /// The bytes on the ways from the start to the states `accepting` that have the right length.
  private mutating func leadBytes(
    to accepting: Set<Int>,
    distance: ClosedRange<Int>
  ) -> ByteSet {
    var lead = ByteSet()
    var targets: Set<Int> = []
    for (length, layer) in layers.enumerated().reversed() {
      var sources = length >= distance.lowerBound ? accepting.intersection(layer) : []
      for state in layer {
        budget -= automaton.edges[state].count
        for edge in automaton.edges[state] where targets.contains(edge.target) {
          lead.formUnion(edge.label)
          sources.insert(state)
        }
      }
      targets = sources
    }
    return lead
  }

  /// The states behind `states`: all, or those that read `byte` as a part of a literal.
  private mutating func successors(of states: [Int], over byte: UInt8?) -> [Int] {
    guard budget > 0 else { return [] }
    var result: Set<Int> = []
    for state in states {
      budget -= automaton.edges[state].count
      for edge in automaton.edges[state] {
        if let byte {
          guard consumes[edge.target], edge.label.containsEitherCase(of: byte) else { continue }
        }
        result.insert(edge.target)
      }
    }
    return Array(result)
  }
}

extension ByteSet {
  /// Whether the set holds the folded `byte` in lower or upper case.
  fileprivate func containsEitherCase(of byte: UInt8) -> Bool {
    contains(byte) || ((0x61...0x7A).contains(byte) && contains(byte ^ 0x20))
  }
}
