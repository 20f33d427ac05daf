/// Bounds of the number of bytes that a construct consumes.
struct MatchLength: Hashable {
  /// A lower bound.
  var minimum: Int
  /// An upper bound; nil if there is none.
  var maximum: Int?

  static let zero = MatchLength(minimum: 0, maximum: 0)
  static let unknown = MatchLength(minimum: 0, maximum: nil)

  /// Bounds past this are not told apart from unbounded; keeps products far from overflow.
  private static let ceiling = 1 << 40

  init(minimum: Int, maximum: Int?) {
    self.minimum = min(minimum, Self.ceiling)
    self.maximum = maximum.flatMap { $0 > Self.ceiling ? nil : $0 }
  }

  /// The bounds of `node`.
  init(of node: PatternNode) {
    switch node.kind {
    case .byte:
      self.init(minimum: 1, maximum: 1)
    case .sequence(let parts):
      self = parts.reduce(.zero) { $0 + MatchLength(of: $1) }
    case .alternation(let branches):
      self = Self.either(branches.map { MatchLength(of: $0) })
    case .repetition(let body, let quantifier):
      self = MatchLength(of: body) * quantifier
    case .capture(_, _, let body), .atomic(let body):
      self = MatchLength(of: body)
    case .look, .assertion:
      self = .zero
    case .backreference:
      self = .unknown
    case .conditional(_, let body, let otherwise):
      self = Self.either([MatchLength(of: body), MatchLength(of: otherwise)])
    }
  }

  static func + (left: MatchLength, right: MatchLength) -> MatchLength {
    var maximum: Int?
    if let one = left.maximum, let other = right.maximum {
      maximum = one + other
    }
    return MatchLength(minimum: left.minimum + right.minimum, maximum: maximum)
  }

  /// The bounds of a repeated construct.
  static func * (body: MatchLength, quantifier: Quantifier) -> MatchLength {
    let minimum = body.minimum * quantifier.minimum
    if body.maximum == 0 || quantifier.maximum == 0 {
      return .zero
    }
    guard let one = body.maximum, let times = quantifier.maximum else {
      return MatchLength(minimum: minimum, maximum: nil)
    }
    return MatchLength(minimum: minimum, maximum: one * times)
  }

  private static func either(_ lengths: [MatchLength]) -> MatchLength {
    var maximum: Int? = 0
    for length in lengths {
      guard let known = maximum, let other = length.maximum else {
        maximum = nil
        continue
      }
      maximum = max(known, other)
    }
    return MatchLength(minimum: lengths.map(\.minimum).min() ?? 0, maximum: maximum)
  }
}
