import RuleModel

/// Makes the automaton of what may stand behind a pattern's literals, state by state from the literals on.
struct ContinuationSearch {
  private let automaton: MatchAutomaton
  private var states: [[Continuation.Way]] = []
  private var stateOfPositions: [[Int]: Int] = [:]
  private var unfinished: [[Int]] = []

  /// The bytes from a match's beginning that its automaton tells about, at least.
  private static let foresight = 24
  /// Behind this many states any byte may follow: the nearest bytes tell most.
  private static let maximumStates = 96

  private init(_ automaton: MatchAutomaton) {
    self.automaton = automaton
  }

  /// What may follow each of `ends`, the states of `automaton` behind each literal; nil if that is
  /// any byte behind all of them.
  static func continuation(
    behind ends: [Set<Int>],
    of automaton: MatchAutomaton,
    from origin: Continuation.Origin = .literal
  ) -> Continuation? {
    var search = ContinuationSearch(automaton)
    let starts = ends.map { search.state(at: $0) }
    guard starts.contains(where: { $0 != Continuation.possible }) else { return nil }
    var done = 0
    while done < search.unfinished.count {
      search.states[done] = search.ways(from: search.unfinished[done])
      done += 1
    }
    return Continuation(from: origin, states: search.states, starts: starts)
  }

  /// What a match of `root` may begin with; nil if that is anything or takes too long to find out.
  static func beginning(of root: PatternNode) -> Continuation? {
    MatchAutomaton(of: root, horizon: foresight).flatMap {
      continuation(behind: [[0]], of: $0, from: .match)
    }
  }

  /// The state that stands for `positions` of the automaton.
  private mutating func state(at positions: Set<Int>) -> Int {
    guard !positions.contains(where: { automaton.ends[$0] == .all }) else {
      return Continuation.possible
    }
    let sorted = positions.sorted()
    if let known = stateOfPositions[sorted] {
      return known
    }
    guard states.count < Self.maximumStates else { return Continuation.possible }
    stateOfPositions[sorted] = states.count
    states.append([])
    unfinished.append(sorted)
    return states.count - 1
  }

  private mutating func ways(from positions: [Int]) -> [Continuation.Way] {
    var classes = [(bytes: ByteSet.all, targets: Set<Int>())]
    for edge in positions.map({ automaton.edges[$0] }).joined() {
      classes = classes.flatMap { part in
        let inside = part.bytes.intersection(edge.label)
        let outside = part.bytes.subtracting(edge.label)
        return [(inside, part.targets.union([edge.target])), (outside, part.targets)]
          .filter { !$0.0.isEmpty }
      }
    }
    // A match may end here before these bytes.
    let endings = positions.compactMap { automaton.ends[$0] }.reduce(ByteSet()) { $0.union($1) }
    var bytesOfTarget: [Int: ByteSet] = endings.isEmpty ? [:] : [Continuation.possible: endings]
    for (bytes, targets) in classes where !targets.isEmpty {
      let bytes = bytes.subtracting(endings)
      guard !bytes.isEmpty else { continue }
      bytesOfTarget[state(at: targets), default: ByteSet()].formUnion(bytes)
    }
    return bytesOfTarget.sorted { $0.key < $1.key }.map { Continuation.Way($0.value, to: $0.key) }
  }
}
