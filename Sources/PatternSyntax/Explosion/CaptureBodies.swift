/// The bodies of a pattern's groups, for what a backreference may stand for.
struct CaptureBodies {
  private var bodies: [Int: [PatternNode]] = [:]
  private let numbersOfName: [String: [Int]]

  init(of pattern: Pattern) {
    numbersOfName = pattern.groupNumbers
    collect(pattern.root)
  }

  /// The body of the referenced group; nil if there is not exactly one.
  subscript(reference: GroupReference) -> PatternNode? {
    let numbers: [Int] =
      switch reference {
      case .number(let number): [number]
      case .name(let name): numbersOfName[name] ?? []
      }
    guard numbers.count == 1, let found = bodies[numbers[0]], found.count == 1 else { return nil }
    return found[0]
  }

  private mutating func collect(_ node: PatternNode) {
    if case .capture(let number, _, let body) = node.kind {
      bodies[number, default: []].append(body)
    }
    for child in node.children {
      collect(child)
    }
  }
}
