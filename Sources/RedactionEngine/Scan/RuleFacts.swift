internal import RuleModel

/// What decides about a candidate of a rule before PCRE2 is asked; a plain value without references.
struct RuleFacts: Sendable {
  let isMultiline: Bool
  let window: Int
  /// Bytes that may stand between a match's start and the literal.
  let lead: ByteSet
  /// Whether tries count as work; not those of a rule whose literal may come on a later line, as it may
  /// be decided before the literal came, and then it was never tried.
  let isCounted: Bool
  private let firstBytes: ByteSet
  private let precedingBytes: ByteSet

  init(_ rule: CompiledRule, isCounted: Bool) {
    self.isCounted = isCounted
    isMultiline = rule.isMultiline
    window = rule.window
    switch rule.prefilter {
    case .literals(_, _, let lead), .trigger(_, _, let lead): self.lead = lead
    }
    firstBytes = rule.firstBytes
    precedingBytes = rule.precedingBytes
  }

  /// Whether the bytes at and before `offset` allow a match to begin there.
  func mayBegin(at offset: Int, in text: [UInt8], line: Range<Int>) -> Bool {
    guard firstBytes.contains(text[offset]) else { return false }
    // At the window's start lookbehind sees nothing.
    guard offset > 0, isMultiline || offset > line.lowerBound else { return true }
    return precedingBytes.contains(text[offset - 1])
  }
}
