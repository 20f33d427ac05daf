internal import LiteralScan
internal import RuleMatching

/// The memory one thread needs for scanning, reused from text to text.
struct ScanScratch {
  let rule: RuleScratch
  var occurrences: [Occurrence] = []
  var result = ScanResult()
  var continuations: ContinuationTable
  var beginnings: BeginningTable
  /// What the views of a text need.
  var views = ViewScratch()

  private var states: [RuleState]
  /// By rule whose work was too much in its stretch: what was read of the text there.
  private var openValues: [Int: OpenValue] = [:]
  private var scan = 0
  /// By rule: where a run that began in an earlier text ends.
  private var runs: [Int: Int] = [:]

  /// Strings in JSON that need not be read again.
  var harmlessStrings = HarmlessStrings()
  /// By name in JSON: whether rules look for it.
  private var tellingNames: [[UInt8]: Bool] = [:]
  /// A stream with more names has them looked up again.
  private static let nameLimit = 1024

  /// What one rule has done in the current scan.
  private struct RuleState {
    /// The scan that the other fields are of.
    var scan = 0
    var lastTried = -1
    var stretch = -1
    var work = 0
    var endOfRun = 0
  }

  init(
    ruleCount: Int,
    limits: ScanLimits,
    continuations: ContinuationTable,
    beginnings: BeginningTable
  ) {
    self.continuations = continuations
    self.beginnings = beginnings
    rule = RuleScratch(matchLimit: limits.matchSteps)
    states = [RuleState](repeating: RuleState(), count: ruleCount)
  }

  /// Scratch for a reading of a text that this one is for.
  func forReading() -> ScanScratch {
    var scratch = ScanScratch(
      rule: rule,
      ruleCount: states.count,
      continuations: continuations,
      beginnings: beginnings
    )
    scratch.views.depth = views.depth + 1
    return scratch
  }

  private init(
    rule: RuleScratch,
    ruleCount: Int,
    continuations: ContinuationTable,
    beginnings: BeginningTable
  ) {
    self.rule = rule
    self.beginnings = beginnings
    self.continuations = continuations
    states = [RuleState](repeating: RuleState(), count: ruleCount)
  }

  /// What `isKnown` says about a member called `name`, asked once.
  mutating func isTelling(
    _ name: [UInt8],
    isKnown: (_ member: [UInt8], inout ScanScratch) -> Bool
  ) -> Bool {
    if let known = tellingNames[name] {
      return known
    }
    let quote = [UInt8(ascii: "\"")]
    let answer = isKnown(quote + name + quote + [UInt8(ascii: ":")] + quote, &self)
    if tellingNames.count == Self.nameLimit {
      tellingNames.removeAll(keepingCapacity: true)
    }
    tellingNames[name] = answer
    return answer
  }

  /// Forgets what was tried in the last text; in `runs` stands by rule where a run that began there
  /// ends.
  mutating func beginText(runs: [Int: Int]) {
    scan += 1
    rule.beginText()
    self.runs = runs
    occurrences.removeAll(keepingCapacity: true)
    openValues.removeAll(keepingCapacity: true)
    result.removeAll()
    views.beginText()
  }

  /// The offsets from `first` to `last` at which `rule` was not tried yet in this text, which are
  /// from then on; offsets are handed over in ascending order of their last.
  mutating func claim(_ first: Int, _ last: Int, forRule rule: Int) -> Int {
    if states[rule].scan != scan {
      states[rule] = RuleState(scan: scan)
      states[rule].endOfRun = runs[rule] ?? 0
    }
    let first = max(first, states[rule].lastTried + 1)
    states[rule].lastTried = max(states[rule].lastTried, last)
    return first
  }

  /// Where the last run of `rule` in this text ends; the rule has claimed an offset.
  func endOfRun(ofRule rule: Int) -> Int {
    states[rule].endOfRun
  }

  /// Notes that a run of `rule` ends at `end`.
  mutating func noteRun(to end: Int, ofRule rule: Int) {
    states[rule].endOfRun = end
  }

  /// Adds `bytes` of window to the work of `rule` in a stretch of the text; returns the sum there.
  mutating func addWork(_ bytes: Int, ofRule rule: Int, inStretch stretch: Int) -> Int {
    if states[rule].stretch != stretch {
      states[rule].stretch = stretch
      states[rule].work = 0
      if !openValues.isEmpty {
        openValues[rule] = nil
      }
    }
    states[rule].work += bytes
    return states[rule].work
  }

  /// What was read of the text where `rule` was given up in its stretch; nil where it was not.
  func openValue(ofRule rule: Int) -> OpenValue? {
    openValues[rule]
  }

  /// Notes what was read of the text where `rule` was given up.
  mutating func noteOpenValue(_ value: OpenValue?, ofRule rule: Int) {
    openValues[rule] = value
  }
}
