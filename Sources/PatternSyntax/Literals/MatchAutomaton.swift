import RuleModel

/// The position (Glushkov) automaton of a pattern's beginning: a state for each byte it consumes.
///
/// It accepts at least what the pattern matches. Assertions count for nothing, but for lookahead at
/// one byte and for `\b`, which narrow what may follow.
struct MatchAutomaton {
  /// Where each state leads, with the bytes that are read on the way; state 0 is the start.
  private(set) var edges: [[Edge]] = [[]]
  /// The bytes that may stand behind a match that ends in the state; nil if none can.
  private(set) var ends: [ByteSet?] = [nil]
  /// Where in the pattern's UTF-8 the element of each state stands.
  private(set) var offsets = [0]

  /// States that no way of fewer bytes reaches are left out.
  private let horizon: Int
  private var sets: [ByteSet] = [ByteSet()]
  private var edgeCount = 0

  /// A way into a state.
  struct Edge {
    var target: Int
    var label: ByteSet
  }

  /// How a construct is entered and left.
  private struct Fragment {
    /// The bytes that may follow where the construct consumes nothing; nil if it always does.
    var pass: ByteSet?
    var first: [Edge]
    /// The states at its end, with the bytes that may follow there.
    var last: [(state: Int, after: ByteSet)]

    static func empty(_ pass: ByteSet) -> Fragment {
      Fragment(pass: pass, first: [], last: [])
    }
  }

  private static let maximumStates = 4096
  private static let maximumEdges = 32_768

  /// The automaton of the first `horizon` bytes of `root`; nil if it would be too large.
  init?(of root: PatternNode, horizon: Int) {
    self.horizon = horizon
    let whole = fragment(of: root, at: 0)
    link([(0, .all)], to: whole)
    for (state, after) in whole.last {
      ends[state] = ends[state]?.union(after) ?? after
    }
    guard !isFull else { return nil }
  }

  private var isFull: Bool {
    sets.count > Self.maximumStates || edgeCount > Self.maximumEdges
  }

  /// The states of `node`, before which at least `depth` bytes are consumed.
  private mutating func fragment(of node: PatternNode, at depth: Int) -> Fragment {
    guard !isFull else { return .empty(.all) }
    guard depth < horizon else { return anything(insteadOf: node) }
    switch node.kind {
    case .byte(let set):
      return state(set, of: node)
    case .sequence(let parts):
      return sequence(parts, at: depth)
    case .alternation, .conditional:
      return either(node.children.map { fragment(of: $0, at: depth) })
    case .capture(_, _, let body), .atomic(let body):
      return fragment(of: body, at: depth)
    case .look(.ahead, let isNegative, let body):
      return .empty(Self.pass(body, isNegative: isNegative).union(ByteSet("\n")))
    case .look(.behind, _, _), .assertion:
      return .empty(.all)
    case .backreference:
      return optional(looped(state(.all, of: node)))
    case .repetition(let body, let quantifier):
      return repeated(body, quantifier, at: depth)
    }
  }

  /// What stands for a construct past the horizon: any bytes, behind which a match may end.
  private mutating func anything(insteadOf node: PatternNode) -> Fragment {
    let fragment = state(.all, of: node)
    ends[ends.count - 1] = .all
    return optional(looped(fragment))
  }

  /// What a lookahead lets follow; the caller adds LF, as the text may be cut there.
  private static func pass(_ body: PatternNode, isNegative: Bool) -> ByteSet {
    guard !isNegative else { return body.singleBytes.inverted }
    let first = EdgeBytes(.first, of: body)
    return first.canBeEmpty ? .all : first.set
  }

  private mutating func state(_ set: ByteSet, of node: PatternNode) -> Fragment {
    sets.append(set)
    edges.append([])
    ends.append(nil)
    offsets.append(node.range.lowerBound)
    let state = sets.count - 1
    return Fragment(
      pass: nil,
      first: [Edge(target: state, label: set)],
      last: [(state, .all)]
    )
  }

  private mutating func sequence(_ parts: [PatternNode], at depth: Int) -> Fragment {
    var result = Fragment.empty(.all)
    var depth = depth
    for part in parts {
      guard depth < horizon else {
        result = joined(result, anything(insteadOf: part))
        break
      }
      if case .assertion(let place) = part.kind {
        result.last = result.last.map { ($0.state, $0.after.intersection(after($0.state, place))) }
      } else {
        result = joined(result, fragment(of: part, at: depth))
      }
      depth += MatchLength(of: part).minimum
    }
    return result
  }

  /// What `place` lets follow the byte of `state`; LF too, as the text may be cut there.
  private func after(_ state: Int, _ place: Assertion) -> ByteSet {
    switch place {
    case .wordBoundary: sets[state].acrossWordBoundary.union(ByteSet("\n"))
    case .notWordBoundary: sets[state].withinWord.union(ByteSet("\n"))
    default: .all
    }
  }

  private func either(_ branches: [Fragment]) -> Fragment {
    let passes = branches.compactMap(\.pass)
    return Fragment(
      pass: passes.isEmpty ? nil : passes.reduce(ByteSet()) { $0.union($1) },
      first: branches.flatMap(\.first),
      last: branches.flatMap(\.last)
    )
  }

  private func optional(_ fragment: Fragment) -> Fragment {
    Fragment(pass: .all, first: fragment.first, last: fragment.last)
  }

  private mutating func looped(_ fragment: Fragment) -> Fragment {
    link(fragment.last, to: fragment)
    return fragment
  }

  private mutating func repeated(
    _ body: PatternNode,
    _ quantifier: Quantifier,
    at depth: Int
  ) -> Fragment {
    guard quantifier.maximum != 0 else { return .empty(.all) }
    let length = MatchLength(of: body).minimum
    guard length > 0 else {
      return optional(looped(fragment(of: body, at: depth)))
    }
    // The last copy that is written out stands for those past the horizon.
    let most = (horizon - depth + length - 1) / length
    var required = Fragment.empty(.all)
    for index in 0..<min(quantifier.minimum, most) {
      let copy = fragment(of: body, at: depth + index * length)
      let isLast = index == min(quantifier.minimum, most) - 1
      let isOpen = quantifier.maximum == nil || quantifier.minimum > most
      required = joined(required, isLast && isOpen ? looped(copy) : copy)
    }
    guard let maximum = quantifier.maximum else {
      return quantifier.minimum > 0 ? required : optional(looped(fragment(of: body, at: depth)))
    }
    var rest = Fragment.empty(.all)
    let written = max(quantifier.minimum, min(maximum, most))
    for index in (quantifier.minimum..<written).reversed() {
      let copy = fragment(of: body, at: depth + index * length)
      let isCut = index == written - 1 && written < maximum
      rest = optional(joined(isCut ? looped(copy) : copy, rest))
    }
    return joined(required, rest)
  }

  private mutating func joined(_ left: Fragment, _ right: Fragment) -> Fragment {
    link(left.last, to: right)
    var result = Fragment(pass: nil, first: left.first, last: right.last)
    if let pass = left.pass {
      result.first += right.first.map {
        Edge(target: $0.target, label: $0.label.intersection(pass))
      }
    }
    if let pass = right.pass {
      result.pass = left.pass?.intersection(pass)
      result.last += left.last.map { ($0.state, $0.after.intersection(pass)) }
    }
    return result
  }

  private mutating func link(_ last: [(state: Int, after: ByteSet)], to right: Fragment) {
    guard !isFull else { return }
    for (source, after) in last {
      for edge in right.first {
        let label = edge.label.intersection(after)
        guard !label.isEmpty else { continue }
        edges[source].append(Edge(target: edge.target, label: label))
        edgeCount += 1
      }
    }
  }
}
