import RuleModel

/// The bytes of which one stands before every match that does not begin at the window's start.
///
/// They follow from the assertions that are met before anything is consumed.
enum PrecedingBytes {
  /// The bytes before matches of the pattern whose tree is `root`.
  static func set(before root: PatternNode) -> ByteSet {
    set(before: root, next: .all)
  }

  /// The bytes before `node`, behind which one of `next` stands if it consumes nothing.
  private static func set(before node: PatternNode, next: ByteSet) -> ByteSet {
    switch node.kind {
    case .byte, .backreference:
      return .all
    case .sequence(let parts):
      return set(before: parts[...], next: next)
    case .alternation, .conditional:
      return node.children.reduce(ByteSet()) { $0.union(set(before: $1, next: next)) }
    case .repetition(let body, let quantifier):
      // What follows a repeat may be another one.
      return quantifier.minimum > 0 ? set(before: body, next: .all) : .all
    case .capture(_, _, let body), .atomic(let body):
      return set(before: body, next: next)
    case .look(.ahead, let isNegative, let body):
      return isNegative ? .all : set(before: body, next: .all)
    case .look(.behind, let isNegative, let body):
      guard !isNegative else { return body.singleBytes.inverted }
      let last = EdgeBytes(.last, of: body)
      return last.canBeEmpty ? .all : last.set
    case .assertion(let place):
      return set(before: place, next: next)
    }
  }

  private static func set(before parts: ArraySlice<PatternNode>, next: ByteSet) -> ByteSet {
    var result = ByteSet.all
    for (index, part) in zip(parts.indices, parts) {
      result = result.intersection(
        set(before: part, next: first(of: parts[(index + 1)...], next: next))
      )
      guard MatchLength(of: part).maximum == 0 else { break }
    }
    return result
  }

  private static func first(of parts: ArraySlice<PatternNode>, next: ByteSet) -> ByteSet {
    let edge = EdgeBytes(.first, of: PatternNode(.sequence(Array(parts)), at: 0..<0))
    return edge.canBeEmpty ? edge.set.union(next) : edge.set
  }

  private static func set(before place: Assertion, next: ByteSet) -> ByteSet {
    switch place {
    case .textStart: ByteSet()
    case .lineStart: ByteSet("\n")
    case .textEndOrFinalLineFeed, .textEnd, .lineEnd: .all
    case .wordBoundary: next.acrossWordBoundary
    case .notWordBoundary: next.withinWord
    }
  }
}

extension PatternNode {
  /// Bytes that each match the node all by themselves, whatever stands around them.
  var singleBytes: ByteSet {
    switch kind {
    case .byte(let set): set
    case .alternation(let branches): branches.reduce(ByteSet()) { $0.union($1.singleBytes) }
    case .sequence(let parts) where parts.count == 1: parts[0].singleBytes
    case .capture(_, _, let body): body.singleBytes
    case .atomic(let body): body.finalSingleBytes
    case .repetition(let body, let quantifier) where (0...1).contains(quantifier.minimum):
      quantifier.maximum == 0 ? ByteSet() : body.finalSingleBytes
    default: ByteSet()
    }
  }

  /// The same where the node is final: only one that cannot match more is safe to name.
  private var finalSingleBytes: ByteSet {
    guard case .byte(let set) = kind else { return ByteSet() }
    return set
  }
}

extension ByteSet {
  /// The bytes that `\b` lets stand on its other side.
  var acrossWordBoundary: ByteSet {
    guard overlaps(.wordBytes) else { return .wordBytes }
    return overlaps(ByteSet.wordBytes.inverted) ? .all : ByteSet.wordBytes.inverted
  }

  /// The bytes that `\B` lets stand on its other side.
  var withinWord: ByteSet {
    guard overlaps(.wordBytes) else { return ByteSet.wordBytes.inverted }
    return overlaps(ByteSet.wordBytes.inverted) ? .all : .wordBytes
  }
}
