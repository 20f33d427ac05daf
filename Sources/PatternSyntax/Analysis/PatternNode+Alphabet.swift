import RuleModel

extension PatternNode {
  /// The parts that stand directly in the construct.
  public var children: [PatternNode] {
    switch kind {
    case .byte, .assertion, .backreference: []
    case .sequence(let parts), .alternation(let parts): parts
    case .repetition(let body, _), .capture(_, _, let body), .atomic(let body),
      .look(_, _, let body):
      [body]
    case .conditional(_, let body, let otherwise): [body, otherwise]
    }
  }

  /// Every byte that the construct can consume.
  var alphabet: ByteSet {
    switch kind {
    case .byte(let set): set
    case .backreference: .all
    case .look, .assertion: ByteSet()
    default: children.reduce(ByteSet()) { $0.union($1.alphabet) }
    }
  }
}
