/// The first quantifier of `pattern` that can take exponential (or steep polynomial) time, with how to
/// mend it; nil if there is none.
///
/// Refused are
/// - a group that is repeated without limit or 16 times and more (3 times, if something open-ended
///   is inside), and that can match nothing, or the same text in more than one way;
/// - alternatives in such a group of which one can match the beginning of another;
/// - three open-ended quantifiers in one sequence that can all match the same bytes, with no byte
///   between them that must stand there and that one of its neighbours cannot match.
///
/// A possessive or atomic group is exempt where nothing behind it can fail inside of the atomic part,
/// and elements inside it are final. Lookaround is not taken into account, so that patterns are refused
/// that only a lookaround keeps apart.
public func explosiveQuantifier(in pattern: Pattern) -> PatternError? {
  var search = ExplosionSearch(groups: CaptureBodies(of: pattern))
  search.visit(pattern.root, isFinal: false)
  return search.findings.min { $0.offset < $1.offset }
}
