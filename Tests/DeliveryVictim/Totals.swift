/// What came of all the experiments.
struct Totals: CustomStringConvertible {
  /// Steps at which a process was ended.
  var points = 0
  /// Events that the spool accepted.
  var accepted = 0
  /// Events that arrived, each once.
  var arrived = 0
  /// How often an event arrived that had arrived before, with the same bytes.
  var repeated = 0
  /// Accepted events that never arrived.
  var lost = 0
  /// How often an event arrived again and was not the same.
  var distinct = 0
  /// Files that were left in the end.
  var left = 0

  var isClean: Bool {
    lost == 0 && distinct == 0 && left == 0 && points > 0
  }

  var description: String {
    """
    killed at \(points) points: \(accepted) events accepted, \(arrived) arrived, \(repeated) resent \
    as they were, \(lost) lost, \(distinct) distinct duplicates, \(left) files left
    """
  }
}
