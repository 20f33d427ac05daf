internal import RuleMatching

/// What a scan of a text found.
struct ScanResult {
  /// Findings in the order of their candidates, then those of views.
  var findings: [Finding] = []
  /// Whole and exact placeholders of the rule set that stand in the text, in order.
  var placeholders: [Range<Int>] = []
  /// Findings that had not ended where the text ended.
  var open: [OpenFinding] = []
  /// The first offset at which a rule needs more text to tell.
  var undecided: Int?
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
  /// The redaction under whose name it goes on; nil if it goes under its own.
  var name: Redaction?

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
    /// As what goes behind the window of a rule that cannot finish.
    case run(UnscannableTail)
    /// As a block whose bytes before `next` are read.
    case block(next: Int)

    /// Whether a rule could not finish.
    var isRun: Bool {
      if case .run = self { true } else { false }
    }
  }
}

extension OpenFinding {
  /// The finding as it goes on under the name of the redaction that it is joined with, so that what
  /// stands behind a spared placeholder has the name that it has in a text that came whole.
  func named(by redactions: [Redaction]) -> OpenFinding {
    var named = self
    named.name = redactions.first { $0.range.contains(start) }
    // Only the name is of interest, so that findings which go on alike are equal.
    named.name?.range = 0..<0
    named.name?.digest = nil
    return named
  }
}
