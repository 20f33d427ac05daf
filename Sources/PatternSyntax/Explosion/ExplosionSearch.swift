/// Collects the quantifiers of a tree that can explode.
struct ExplosionSearch {
  let groups: CaptureBodies
  private(set) var findings: [PatternError] = []

  init(groups: CaptureBodies) {
    self.groups = groups
  }

  /// Looks at `node` and below; `isFinal` if nothing that can fail follows it in an atomic group.
  mutating func visit(_ node: PatternNode, isFinal: Bool) {
    switch node.kind {
    case .byte, .assertion, .backreference:
      break
    case .sequence(let parts):
      if let offset = AdjacentLoops.third(in: node) {
        findings.append(PatternError(at: offset, Self.adjacent))
      }
      for (index, part) in parts.enumerated() {
        visit(part, isFinal: isFinal && index == parts.count - 1)
      }
    case .alternation, .conditional, .capture:
      for part in node.children {
        visit(part, isFinal: isFinal)
      }
    case .atomic(let body), .look(_, _, let body):
      visit(body, isFinal: true)
    case .repetition(let body, let quantifier):
      visit(body, quantifier, isFinal: isFinal)
    }
  }

  private mutating func visit(_ body: PatternNode, _ quantifier: Quantifier, isFinal: Bool) {
    // Where many repeats are required, their failure goes back over all of them.
    let isPossessive = quantifier.preference == .possessive
    let isFinal = (isFinal || isPossessive) && quantifier.minimum <= 4
    if !isFinal, let message = complaint(body, quantifier) {
      findings.append(PatternError(at: quantifier.range.lowerBound, message))
    }
    visit(body, isFinal: isFinal)
  }

  private func complaint(_ body: PatternNode, _ quantifier: Quantifier) -> String? {
    let limit = body.hasOpenRepetition ? 3 : 16
    guard quantifier.maximum.map({ $0 >= limit }) ?? true else { return nil }
    guard MatchLength(of: body).minimum > 0 || body.isReferenceToText(groups) else {
      return Self.nullable
    }
    guard body.hasChoice else { return nil }
    var automaton = PositionAutomaton(groups: groups)
    guard automaton.isAmbiguousLoop(over: body) else { return nil }
    return body.hasVariableRepetition ? Self.nested : Self.alternatives
  }

  private static let nested =
    "nested quantifier can take exponential time; make the inner one possessive or atomic"
  private static let alternatives =
    "repeated alternatives can match the same text, which can take exponential time; "
    + "make them begin differently or the group around them atomic"
  private static let nullable =
    "repeated group can match nothing, which can take exponential time; "
    + "let it match at least one byte"
  private static let adjacent =
    "three open-ended quantifiers in a row match the same bytes, which can take very long; "
    + "put a byte between them that they cannot match, or make one possessive"
}

extension PatternNode {
  /// Whether something in the node has no limit, or one of 64 and more, and gives back what it took.
  fileprivate var hasOpenRepetition: Bool {
    if case .repetition(_, let quantifier) = kind, quantifier.maximum.map({ $0 >= 64 }) ?? true {
      return !isFinal
    }
    return !isFinal && children.contains(where: \.hasOpenRepetition)
  }

  /// Whether something in the node repeats a varying number of times and gives back what it took.
  fileprivate var hasVariableRepetition: Bool {
    guard !isFinal else { return false }
    if case .repetition(_, let quantifier) = kind, quantifier.minimum != quantifier.maximum {
      return true
    }
    return children.contains(where: \.hasVariableRepetition)
  }

  /// Whether backtracking into the node can make it match differently.
  fileprivate var hasChoice: Bool {
    guard !isFinal else { return false }
    if case .alternation = kind {
      return true
    }
    return hasVariableRepetition || children.contains(where: \.hasChoice)
  }

  /// Whether the node's first match is its last.
  private var isFinal: Bool {
    switch kind {
    case .atomic, .look: true
    case .repetition(_, let quantifier): quantifier.preference == .possessive
    default: false
    }
  }

  /// Whether the node is nothing but a reference to a group that matches at least one byte.
  fileprivate func isReferenceToText(_ groups: CaptureBodies) -> Bool {
    guard case .backreference(let reference) = kind, let body = groups[reference] else {
      return false
    }
    return MatchLength(of: body).minimum > 0
  }
}
