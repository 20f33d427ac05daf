import RuleModel

/// The bytes that may stand at one end of what a construct matches.
struct EdgeBytes {
  /// The bytes that the outermost consuming element may be.
  var set: ByteSet
  /// Whether that element is repeated without limit.
  var isOpen: Bool
  /// Whether the construct can match nothing, so that what stands beyond it counts too.
  var canBeEmpty: Bool

  /// The two ends.
  enum Edge {
    case first, last
  }

  private static let nothing = EdgeBytes(set: ByteSet(), isOpen: false, canBeEmpty: true)

  init(set: ByteSet, isOpen: Bool, canBeEmpty: Bool) {
    self.set = set
    self.isOpen = isOpen
    self.canBeEmpty = canBeEmpty
  }

  /// The bytes at the `edge` of `node`.
  init(_ edge: Edge, of node: PatternNode) {
    switch node.kind {
    case .byte(let set):
      self.init(set: set, isOpen: false, canBeEmpty: set.isEmpty)
    case .sequence(let parts):
      self = .nothing
      for part in edge == .first ? parts : parts.reversed() {
        join(EdgeBytes(edge, of: part))
        canBeEmpty = MatchLength(of: part).minimum == 0
        guard canBeEmpty else { return }
      }
    case .alternation(let branches):
      self = Self.either(branches.map { EdgeBytes(edge, of: $0) })
    case .repetition(let body, let quantifier):
      self = quantifier.maximum == 0 ? .nothing : EdgeBytes(edge, of: body)
      isOpen = isOpen || (quantifier.maximum == nil && !set.isEmpty)
      canBeEmpty = canBeEmpty || quantifier.minimum == 0
    case .capture(_, _, let body), .atomic(let body):
      self = EdgeBytes(edge, of: body)
    case .look, .assertion:
      self = .nothing
    case .backreference:
      self.init(set: .all, isOpen: true, canBeEmpty: true)
    case .conditional(_, let body, let otherwise):
      self = Self.either([EdgeBytes(edge, of: body), EdgeBytes(edge, of: otherwise)])
    }
  }

  private mutating func join(_ other: EdgeBytes) {
    set.formUnion(other.set)
    isOpen = isOpen || other.isOpen
  }

  private static func either(_ edges: [EdgeBytes]) -> EdgeBytes {
    var result = EdgeBytes.nothing
    for edge in edges {
      result.join(edge)
    }
    result.canBeEmpty = edges.contains(where: \.canBeEmpty)
    return result
  }
}
