import RuleModel

/// The position (Glushkov) automaton of a repeated body: a state for each byte it consumes.
///
/// A body under a loop is ambiguous when two different paths of the automaton read the same text and
/// meet again, which is how exponential backtracking begins (Allauzen, Mohri and Rastogi, "General
/// algorithms for testing the ambiguity of finite automata", 2008). As every state lies on the loop, it
/// is enough that two paths part and meet once.
struct PositionAutomaton {
  private let groups: CaptureBodies
  /// What each position reads.
  private var sets: [ByteSet] = []
  /// Where each position leads, with the bytes that are read there.
  private var edges: [[(target: Int, label: ByteSet)]] = []
  /// Whether two ways to the same edge, or to nothing, were seen.
  private var isAmbiguous = false
  private var openReferences = 0

  /// How a construct is entered and left.
  private struct Fragment {
    var canBeEmpty: Bool
    var first: [Int]
    /// The positions at its end, with the bytes that cannot follow there.
    var last: [(position: Int, barred: ByteSet)]

    static let empty = Fragment(canBeEmpty: true, first: [], last: [])
  }

  /// Counted repeats are written out up to this many positions, else taken for open-ended ones.
  private static let writtenPositions = 128
  /// Bodies with more positions count as ambiguous.
  private static let maximumPositions = 400

  init(groups: CaptureBodies) {
    self.groups = groups
  }

  /// Whether `body`, repeated without limit, can match the same text in two ways.
  mutating func isAmbiguousLoop(over body: PatternNode) -> Bool {
    let fragment = fragment(of: body)
    guard sets.count <= Self.maximumPositions else { return true }
    link(fragment, to: fragment)
    return isAmbiguous || pathsPartAndMeet()
  }

  private mutating func fragment(of node: PatternNode) -> Fragment {
    guard sets.count <= Self.maximumPositions else { return .empty }
    switch node.kind {
    case .byte(let set):
      return position(set)
    case .sequence(let parts):
      return parts.reduce(.empty) { joined($0, fragment(of: $1)) }
    case .alternation(let branches):
      return either(branches.map { fragment(of: $0) })
    case .conditional(_, let body, let otherwise):
      return either([fragment(of: body), fragment(of: otherwise)])
    case .capture(_, _, let body):
      return fragment(of: body)
    case .atomic(let body):
      guard case .repetition(let inner, var quantifier) = body.kind else {
        return fragment(of: body)
      }
      if quantifier.preference == .greedy {
        quantifier.preference = .possessive
      }
      return repeated(inner, quantifier)
    case .look, .assertion:
      return .empty
    case .backreference(let reference):
      guard openReferences < 4, let body = groups[reference] else {
        isAmbiguous = true
        return .empty
      }
      openReferences += 1
      defer { openReferences -= 1 }
      return fragment(of: body)
    case .repetition(let body, let quantifier):
      return repeated(body, quantifier)
    }
  }

  private mutating func position(_ set: ByteSet) -> Fragment {
    sets.append(set)
    edges.append([])
    let index = sets.count - 1
    return Fragment(canBeEmpty: false, first: [index], last: [(index, ByteSet())])
  }

  private mutating func joined(_ left: Fragment, _ right: Fragment) -> Fragment {
    link(left, to: right)
    return Fragment(
      canBeEmpty: left.canBeEmpty && right.canBeEmpty,
      first: left.canBeEmpty ? left.first + right.first : left.first,
      last: right.canBeEmpty ? left.last + right.last : right.last
    )
  }

  private mutating func either(_ branches: [Fragment]) -> Fragment {
    for (index, branch) in branches.enumerated() {
      for other in branches[(index + 1)...] where beginsAlike(branch, other) {
        isAmbiguous = true
      }
    }
    return Fragment(
      canBeEmpty: branches.contains(where: \.canBeEmpty),
      first: branches.flatMap(\.first),
      last: branches.flatMap(\.last)
    )
  }

  private mutating func repeated(_ body: PatternNode, _ quantifier: Quantifier) -> Fragment {
    guard quantifier.maximum != 0 else { return .empty }
    let start = sets.count
    var copies = [fragment(of: body)]
    let size = max(1, sets.count - start)
    let wanted = quantifier.maximum ?? max(1, quantifier.minimum)
    let isWritten = wanted * size + start <= Self.writtenPositions
    if isWritten {
      while copies.count < wanted {
        copies.append(fragment(of: body))
        link(copies[copies.count - 2], to: copies[copies.count - 1])
      }
    }
    if copies[0].canBeEmpty, wanted > 1 || quantifier.maximum == nil || quantifier.minimum == 0 {
      isAmbiguous = true
    }
    if quantifier.maximum == nil || !isWritten, let last = copies.last {
      link(last, to: last)
    }
    var result = Fragment(
      canBeEmpty: quantifier.minimum == 0 || copies[0].canBeEmpty,
      first: copies[0].first,
      last: copies.dropFirst(isWritten ? max(0, quantifier.minimum - 1) : 0).flatMap(\.last)
    )
    if quantifier.preference == .possessive, quantifier.maximum == nil,
      case .byte(let set) = body.kind
    {
      // All bytes of the set that stood there were taken, and none is given back.
      result.last = result.last.map { ($0.position, $0.barred.union(set)) }
    }
    return result
  }

  private mutating func link(_ left: Fragment, to right: Fragment) {
    for (source, barred) in left.last {
      for target in right.first {
        let label = sets[target].subtracting(barred)
        guard !label.isEmpty else { continue }
        if edges[source].contains(where: { $0.target == target && $0.label.overlaps(label) }) {
          isAmbiguous = true
        }
        edges[source].append((target, label))
      }
    }
  }

  /// Whether one alternative can match the beginning of what the other matches.
  ///
  /// Called before anything behind the alternatives is linked.
  private func beginsAlike(_ left: Fragment, _ right: Fragment) -> Bool {
    guard !left.canBeEmpty || !right.canBeEmpty else { return true }
    let ends = (Set(left.last.map(\.position)), Set(right.last.map(\.position)))
    var seen: Set<Pair> = []
    var open: [Pair] = []
    for one in left.first {
      for other in right.first where sets[one].overlaps(sets[other]) {
        open.append(Pair(one, other))
      }
    }
    while let pair = open.popLast() {
      guard seen.insert(pair).inserted else { continue }
      guard !ends.0.contains(pair.left), !ends.1.contains(pair.right) else { return true }
      open += successors(of: pair)
    }
    return false
  }

  private func pathsPartAndMeet() -> Bool {
    var seen: Set<Pair> = []
    var open: [Pair] = []
    for index in sets.indices {
      open += successors(of: Pair(index, index)).filter { $0.left != $0.right }
    }
    while let pair = open.popLast() {
      guard pair.left != pair.right else { return true }
      guard seen.insert(pair).inserted else { continue }
      open += successors(of: pair)
    }
    return false
  }

  /// The pairs of positions that are reached from a pair by reading the same byte.
  private func successors(of pair: Pair) -> [Pair] {
    edges[pair.left].flatMap { one in
      edges[pair.right].compactMap { other in
        one.label.overlaps(other.label) ? Pair(one.target, other.target) : nil
      }
    }
  }

  /// Two positions after the same text.
  private struct Pair: Hashable {
    var left: Int
    var right: Int

    init(_ left: Int, _ right: Int) {
      self.left = left
      self.right = right
    }
  }
}
