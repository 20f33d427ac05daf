import RuleModel

/// Finds open-ended quantifiers in a row that compete for the same bytes.
enum AdjacentLoops {
  /// An element of a sequence.
  private struct Element {
    /// The bytes it can consume.
    var alphabet: ByteSet
    /// The bytes it can begin with.
    var first: ByteSet
    /// Whether it consumes at least one byte.
    var isRequired: Bool
    /// Where its quantifier stands, if that is open-ended and gives back what it took.
    var loop: Int?
  }

  /// Limits from here on count as open-ended.
  private static let openEnded = 256

  /// Where the third of three competing quantifiers of the sequence `node` stands.
  static func third(in node: PatternNode) -> Int? {
    let elements = elements(of: node)
    var rank = [Int](repeating: 0, count: elements.count)
    for (index, element) in elements.enumerated() {
      guard let offset = element.loop else { continue }
      rank[index] = 1
      for earlier in elements.indices.prefix(index) where elements[earlier].loop != nil {
        guard compete(earlier, index, in: elements) else { continue }
        rank[index] = max(rank[index], rank[earlier] + 1)
      }
      if rank[index] >= 3 {
        return offset
      }
    }
    return nil
  }

  /// Whether bytes can move from one loop to the other without changing what matches between.
  private static func compete(_ left: Int, _ right: Int, in elements: [Element]) -> Bool {
    let before = elements[left].alphabet
    let after = elements[right].alphabet
    guard before.overlaps(elements[right].first) else { return false }
    return elements[(left + 1)..<right].allSatisfy { element in
      !element.isRequired
        || (element.alphabet.overlaps(before) && element.alphabet.overlaps(after))
    }
  }

  private static func elements(of node: PatternNode) -> [Element] {
    switch node.kind {
    case .sequence(let parts):
      return parts.flatMap(elements)
    case .capture(_, _, let body):
      return elements(of: body)
    case .repetition(let body, let quantifier)
    where quantifier.maximum.map({ $0 >= openEnded }) ?? true
      && quantifier.preference != .possessive:
      return [element(node, loop: quantifier.range.lowerBound, first: body)]
    case .look, .assertion:
      return []
    default:
      return [element(node, loop: nil, first: node)]
    }
  }

  private static func element(_ node: PatternNode, loop: Int?, first: PatternNode) -> Element {
    let edge = EdgeBytes(.first, of: first)
    return Element(
      alphabet: node.alphabet,
      first: edge.canBeEmpty ? node.alphabet : edge.set,
      isRequired: MatchLength(of: node).minimum > 0,
      loop: loop
    )
  }
}
