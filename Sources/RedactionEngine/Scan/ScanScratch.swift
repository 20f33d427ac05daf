internal import LiteralScan
internal import RuleMatching

/// The memory one thread needs for scanning, reused from text to text.
final class ScanScratch {
  let rule: RuleScratch
  var occurrences: [Occurrence] = []
  var result = ScanResult()

  /// By rule: the scan in which the fields below were last written.
  private var epochs: [Int]
  private var lastTried: [Int]
  private var stretches: [Int]
  private var work: [Int]
  private var epoch = 0

  init(ruleCount: Int, limits: ScanLimits) {
    rule = RuleScratch(matchLimit: limits.matchSteps)
    epochs = [Int](repeating: 0, count: ruleCount)
    lastTried = epochs
    stretches = epochs
    work = epochs
  }

  /// Forgets what was tried in the last text.
  func beginText() {
    epoch += 1
    occurrences.removeAll(keepingCapacity: true)
    result.removeAll()
  }

  /// The highest offset at which `rule` was tried in this text, -1 if none.
  func lastTriedOffset(ofRule rule: Int) -> Int {
    epochs[rule] == epoch ? lastTried[rule] : -1
  }

  /// Notes that `rule` is tried up to `offset`.
  func noteTried(_ offset: Int, ofRule rule: Int) {
    if epochs[rule] != epoch {
      epochs[rule] = epoch
      stretches[rule] = -1
      work[rule] = 0
    }
    lastTried[rule] = offset
  }

  /// Adds `bytes` of window to the work of `rule` in a stretch of the text; returns the sum there.
  func addWork(_ bytes: Int, ofRule rule: Int, inStretch stretch: Int) -> Int {
    if stretches[rule] != stretch {
      stretches[rule] = stretch
      work[rule] = 0
    }
    work[rule] += bytes
    return work[rule]
  }
}
