internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Says of a text what would happen to it and why, without saying what stands in it.
struct TextExplanation {
  let redactor: Redactor

  /// Prints a line for each redaction in `input`, as it comes.
  func explain(_ input: Input) throws(Stop) -> Int {
    var output = ResultOutput()
    var written = 0
    var count = 0
    let scrubber = Scrubber(redactor: redactor, format: .text, keepsLedger: true)
    let source = TextSource(try input.opened())
    _ = try scrubber.scrub(source, named: input.name) { (piece) throws(Stop) in
      for entry in piece.ledger {
        let place = (entry.output.lowerBound - written)..<(entry.output.upperBound - written)
        // The placeholder and nothing else: it is all of the output that is ours.
        try output.print(line(of: entry, placeholder: piece.text[place]))
        count += 1
      }
      written += piece.text.count
      try output.flush()
    }
    return count
  }

  private func line(of entry: LedgerEntry, placeholder: ArraySlice<UInt8>) -> String {
    let shown = String(decoding: placeholder, as: UTF8.self).printable
    let rule = redactor.rules.rule(named: entry.rule)
    let decision = PolicyDecision(redactor.policy, forRule: entry.rule)
    let reason =
      entry.isUnscannable
      ? "the rule could not finish here, and what it cannot read goes"
      : "\(rule?.summary.printable ?? ""); policy \(redactor.policy.name.printable): \(decision.reason)"
    let action = entry.isUnscannable ? Action.remove : decision.action
    return "line \(entry.line): \(entry.rule): \(action.rawValue): \(shown): \(reason)"
  }
}
