/// How far before and after its own start a pattern may look at the text.
struct Inspection {
  /// Bytes before the match's first byte.
  private(set) var before = 0
  /// Bytes from the match's first byte; nil if there is no bound.
  private(set) var after: Int? = 0

  /// The inspection of the pattern whose tree is `root`.
  init(of root: PatternNode) {
    visit(root, low: 0, high: 0)
  }

  /// Follows `node`, which may begin anywhere in `low...high` relative to the match's first byte;
  /// `high` is nil if unbounded.
  private mutating func visit(_ node: PatternNode, low: Int, high: Int?) {
    switch node.kind {
    case .byte:
      reach(from: low, to: high.map { $0 + 1 })
    case .sequence(let parts):
      var (low, high) = (low, high)
      for part in parts {
        visit(part, low: low, high: high)
        let length = MatchLength(of: part)
        low += length.minimum
        high = sum(high, length.maximum)
      }
    case .alternation(let branches):
      for branch in branches {
        visit(branch, low: low, high: high)
      }
    case .repetition(let body, let quantifier):
      guard quantifier.maximum != 0 else { return }
      var last: Int?
      if MatchLength(of: body).maximum == 0 {
        last = 0
      } else if let length = MatchLength(of: body).maximum, let times = quantifier.maximum {
        last = length * (times - 1)
      }
      visit(body, low: low, high: sum(high, last))
    case .capture(_, _, let body), .atomic(let body), .look(.ahead, _, let body):
      visit(body, low: low, high: high)
    case .look(.behind, _, let body):
      for branch in body.branches {
        let length = MatchLength(of: branch)
        // The parser refuses a lookbehind without a greatest length.
        let back = length.maximum ?? 0
        reach(from: low - back, to: high)
        visit(branch, low: low - back, high: high.map { $0 - length.minimum })
      }
    case .assertion(let place):
      reach(from: low - place.bytesBefore, to: high.map { $0 + place.bytesAfter })
    case .backreference:
      reach(from: low, to: nil)
    case .conditional(_, let body, let otherwise):
      visit(body, low: low, high: high)
      visit(otherwise, low: low, high: high)
    }
  }

  private mutating func reach(from low: Int, to high: Int?) {
    before = max(before, -low)
    guard let known = after, let high else {
      after = nil
      return
    }
    after = max(known, high)
  }

  private func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return MatchLength(minimum: 0, maximum: left + right).maximum
  }
}

extension PatternNode {
  /// The alternatives of the node, which is its own only one if it has none.
  fileprivate var branches: [PatternNode] {
    guard case .alternation(let branches) = kind else { return [self] }
    return branches
  }
}
