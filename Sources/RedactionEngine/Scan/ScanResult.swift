internal import RuleMatching

/// What a scan of a text found.
struct ScanResult {
  /// Findings in the order of their candidates.
  var findings: [Finding] = []
  /// Whole and exact placeholders of the rule set that stand in the text, in order.
  var placeholders: [Range<Int>] = []
  /// Findings that had not ended where the text ended.
  var open: [OpenFinding] = []
  /// The first offset at which a rule needs more text to tell.
  var undecided: Int?
  /// Offsets at which rules that may cross lines were tried, ascending.
  var multilineOffsets: [Int] = []
  /// Offsets at which a limit tripped or a match touched its window's end.
  var trips: [Int] = []

  /// Notes that at `offset` a rule needs more text to tell.
  mutating func noteUndecided(_ offset: Int) {
    undecided = min(undecided ?? offset, offset)
  }

  mutating func removeAll() {
    findings.removeAll(keepingCapacity: true)
    placeholders.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    undecided = nil
    multilineOffsets.removeAll(keepingCapacity: true)
    trips.removeAll(keepingCapacity: true)
  }
}

/// A finding that goes on behind the text's end.
struct OpenFinding: Sendable, Hashable {
  /// The rule's index.
  var rule: Int
  /// The first byte of the finding.
  var start: Int
  /// How it goes on.
  var kind: Kind

  /// One finding of those that go on in the same way, so that an endless run does not collect them.
  static func distinct(_ findings: [OpenFinding]) -> [OpenFinding] {
    var seen: Set<OpenFinding> = []
    return findings.filter { finding in
      var key = finding
      key.start = 0
      return seen.insert(key).inserted
    }
  }

  /// How a finding goes on.
  enum Kind: Sendable, Hashable {
    /// As long as bytes are of the rule's run class.
    case run
    /// As a block whose bytes before `next` are read.
    case block(next: Int)
  }
}
