import RuleModel

/// Looks through a tree for the strings that are best looked for in place of the pattern.
struct LiteralSearch {
  /// How many repeated elements may still be written out.
  private var budget = 512
  /// What is known of sets that were met before.
  private var prefixesOfSet: [ByteSet: LiteralPrefixes] = [:]

  /// An element of a sequence after groups were opened and counted repeats were written out.
  private struct Atom {
    var node: PatternNode
    var prefixes: LiteralPrefixes
    var length: MatchLength
  }

  /// No more copies of one repeated element are written out.
  private static let maximumCopies = 16
  /// No more bytes are put into the alternatives that follow them.
  private static let maximumHead = 8

  /// The best strings of `node`, with the distance from the node's first byte.
  mutating func best(in node: PatternNode) -> RankedLiterals? {
    ranked(in: node).min { $0.isBetter(than: $1) }
  }

  private mutating func ranked(in node: PatternNode) -> [RankedLiterals] {
    let atoms = atoms(of: node)
    var ranked: [RankedLiterals] = []
    var length = MatchLength.zero
    for (index, atom) in atoms.enumerated() {
      guard let farthest = length.maximum, farthest <= RequiredLiterals.maximumDistance else {
        break
      }
      let distance = length.minimum...farthest
      var run = LiteralPrefixes.empty
      var place = atom.node.range
      for next in atoms[index...] {
        guard !run.isClosed, let longer = run.followed(by: next.prefixes) else { break }
        run = longer
        place = place.extended(to: next.node.range)
        ranked +=
          RankedLiterals(run.minimal, distance: distance, places: [place]).map { [$0] } ?? []
      }
      if let inner = inside(atom.node) {
        ranked += inner.shifted(by: distance).map { [$0] } ?? []
      }
      if let branches = withHead(before: index, of: atoms), let inner = inside(branches.node) {
        let earlier = (distance.lowerBound - branches.head)...(distance.upperBound - branches.head)
        ranked += inner.shifted(by: earlier).map { [$0] } ?? []
      }
      length = length + atom.length
    }
    return ranked
  }

  /// Alternatives with the bytes that stand before them put into each, and how many these are.
  private func withHead(
    before index: Int,
    of atoms: [Atom]
  ) -> (node: PatternNode, head: Int)? {
    guard case .alternation(let branches) = atoms[index].node.kind else { return nil }
    let head = atoms[..<index].suffix(Self.maximumHead).reversed()
      .prefix { $0.length.minimum == 1 && $0.prefixes.isSingle }.reversed().map(\.node)
    guard !head.isEmpty else { return nil }
    let longer = branches.map { PatternNode(.sequence(head + [$0]), at: $0.range) }
    return (PatternNode(.alternation(longer), at: atoms[index].node.range), head.count)
  }

  /// The best strings inside of an element that could not be opened.
  private mutating func inside(_ node: PatternNode) -> RankedLiterals? {
    switch node.kind {
    case .alternation, .conditional:
      var strings: Set<[UInt8]> = []
      var distance: ClosedRange<Int>?
      var places: [Range<Int>] = []
      for branch in node.children {
        guard let found = best(in: branch) else { return nil }
        strings.formUnion(found.strings)
        places += found.places
        let low = min(distance?.lowerBound ?? .max, found.distance.lowerBound)
        let high = max(distance?.upperBound ?? 0, found.distance.upperBound)
        distance = low...high
      }
      guard let distance, strings.count <= LiteralPrefixes.maximumUnion else { return nil }
      let sorted = strings.sorted { $0.lexicographicallyPrecedes($1) }
      return RankedLiterals(sorted, distance: distance, places: places)
    case .repetition(let body, let quantifier):
      return quantifier.minimum > 0 ? best(in: body) : nil
    default:
      return nil
    }
  }

  private mutating func atoms(of node: PatternNode) -> [Atom] {
    switch node.kind {
    case .sequence(let parts):
      return parts.flatMap { atoms(of: $0) }
    case .capture(_, _, let body), .atomic(let body):
      return atoms(of: body)
    case .repetition(let body, let quantifier):
      let one = atoms(of: body)
      let copies = min(quantifier.minimum, Self.maximumCopies, budget / max(1, one.count))
      guard copies > 0 else { break }
      budget -= copies * one.count
      let written = Array(repeatElement(one, count: copies).joined())
      var rest = quantifier
      rest.minimum -= copies
      rest.maximum = quantifier.maximum.map { $0 - copies }
      guard rest.maximum != 0 else { return written }
      return written + [atom(PatternNode(.repetition(body, rest), at: node.range))]
    default:
      break
    }
    return [atom(node)]
  }

  private mutating func atom(_ node: PatternNode) -> Atom {
    Atom(node: node, prefixes: prefixes(of: node), length: MatchLength(of: node))
  }

  private mutating func prefixes(of node: PatternNode) -> LiteralPrefixes {
    switch node.kind {
    case .byte(let set):
      if let known = prefixesOfSet[set] {
        return known
      }
      let prefixes = LiteralPrefixes(set)
      prefixesOfSet[set] = prefixes
      return prefixes
    case .look, .assertion:
      return .empty
    case .backreference:
      return .unknown
    case .alternation, .conditional:
      let branches = node.children.map { prefixes(of: $0) }
      return branches.dropFirst().reduce(branches.first ?? .unknown) { $0.union($1) }
    case .repetition(let body, let quantifier):
      guard quantifier.maximum != 0 else { return .empty }
      let one = prefixes(of: body)
      let repeats = quantifier.maximum == 1 ? one : one.closed
      return quantifier.minimum == 0 ? repeats.union(.empty) : repeats
    case .sequence, .capture, .atomic:
      var run = LiteralPrefixes.empty
      for atom in atoms(of: node) {
        guard !run.isClosed else { break }
        guard let longer = run.followed(by: atom.prefixes) else { return run.closed }
        run = longer
      }
      return run
    }
  }
}

extension Range<Int> {
  /// The smallest range that holds both.
  fileprivate func extended(to other: Range<Int>) -> Range<Int> {
    Swift.min(lowerBound, other.lowerBound)..<Swift.max(upperBound, other.upperBound)
  }
}
