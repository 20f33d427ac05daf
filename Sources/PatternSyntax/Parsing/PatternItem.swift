/// What the parser read, with what a quantifier after it would mean.
enum PatternItem {
  /// An option setting.
  case nothing
  /// Something that may not be repeated: an assertion or a lookaround.
  case fixed(PatternNode)
  /// A character of several bytes, of which a quantifier would repeat the last.
  case character([PatternNode])
  /// Something that a quantifier repeats as a whole.
  case repeatable(PatternNode)

  var nodes: [PatternNode] {
    switch self {
    case .nothing: []
    case .fixed(let node), .repeatable(let node): [node]
    case .character(let nodes): nodes
    }
  }
}
