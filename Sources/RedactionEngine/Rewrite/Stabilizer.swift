internal import RuleMatching
internal import RuleModel

/// Rewrites the lines that hold redactions until scrubbing them again would change nothing.
///
/// What a redaction leaves behind can show a rule something that was hidden: a token glued to another
/// one, a value whose end was a secret. So the rewritten text is scanned, its redactions are taken
/// back to the input, and so on until there are none.
struct Stabilizer {
  let scanner: TextScanner
  let decider: Decider
  let labels: [String]

  /// Rounds after which the rest of the region is removed unseen, from the first new finding on and
  /// then all of it, of which nothing is left to find.
  private static let maximumRounds = 8

  /// The rewritten `region` of `text`, and the redactions that made it.
  ///
  /// `context` is the end of the output so far if it is part of the same line; `endsText` says that
  /// nothing follows the region's output on its line that could matter.
  func stabilized(
    _ region: Range<Int>,
    of text: [UInt8],
    redactions: [Redaction],
    context: [UInt8],
    endsText: Bool,
    scratch: inout ScanScratch
  ) -> (bytes: RewrittenText, redactions: [Redaction]) {
    var redactions = redactions
    var round = 1
    while true {
      let rewritten = RewrittenText(
        context: context,
        text: text,
        region: region,
        redactions: redactions,
        endsText: endsText
      ) {
        $0.isUnscannable ? Placeholder.unscannableLabel : labels[$0.rule]
      }
      var found = newRedactions(
        in: rewritten,
        behind: context.count,
        endsText: endsText,
        scratch: &scratch
      )
      guard let first = found.first else { return (rewritten, redactions) }
      if round >= Self.maximumRounds {
        // What is found before an unscannable rest takes the region with it.
        let start = round == Self.maximumRounds ? first.range.lowerBound : region.lowerBound
        found = [unscannable(first, from: start, to: region.upperBound, of: text)]
      }
      redactions = Redaction.joined(redactions + found)
      round += 1
    }
  }

  /// What a scan of the rewritten text would still remove, as ranges of the input.
  private func newRedactions(
    in rewritten: RewrittenText,
    behind start: Int,
    endsText: Bool,
    scratch: inout ScanScratch
  ) -> [Redaction] {
    let edges: TextEdges = endsText ? .whole : .startsLine
    scanner.scan(
      rewritten.bytes,
      offsets: 0..<rewritten.bytes.count,
      edges: edges,
      scratch: &scratch
    )
    let found = decider.redactions(
      for: scratch.result.findings,
      in: rewritten.bytes,
      sparing: scratch.result.placeholders
    )
    return found.flatMap { redaction in
      rewritten.inputRanges(of: redaction.range).map { range in
        var redaction = redaction
        redaction.range = range
        redaction.digest =
          rewritten.inputRanges(of: redaction.range).count > 1 ? nil : redaction.digest
        return redaction
      }
    }
  }

  /// The rest of the text from `start` on, for the rule of `redaction`; the LF at its end stays.
  private func unscannable(
    _ redaction: Redaction,
    from start: Int,
    to end: Int,
    of text: [UInt8]
  ) -> Redaction {
    var rest = redaction
    let hasNewline = end > redaction.range.upperBound && text[end - 1] == UInt8(ascii: "\n")
    rest.range = start..<(hasNewline ? end - 1 : end)
    rest.isUnscannable = true
    rest.digest = nil
    return rest
  }
}
