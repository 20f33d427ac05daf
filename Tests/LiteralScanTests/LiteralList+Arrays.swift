import LiteralScan
import RuleModel

/// What has to stand beside a literal.
struct LiteralNeighbours {
  var preceding: ByteSet = .all
  var following: ByteSet = .all
}

extension LiteralList {
  init(_ literals: [[UInt8]], _ neighbours: [LiteralNeighbours]? = nil) {
    self.init(capacity: literals.count)
    for (id, literal) in literals.enumerated() {
      let beside = neighbours?[id] ?? LiteralNeighbours()
      append(literal, preceding: beside.preceding, following: beside.following)
    }
  }
}
