internal import RedactionEngine
internal import SystemIO

/// `redact` and `redact scrub` without another word: the filter at the end of a pipe.
///
/// It is started for a line or two, often. Describing all options to the argument parser takes longer
/// than scrubbing 2 KB, so that this goes straight to work.
enum PlainFilter {
  /// Whether `words` ask for nothing else.
  static func isMeant(by words: [String]) -> Bool {
    words.isEmpty || words == ["scrub"]
  }

  /// Scrubs standard input under the default policy.
  static func perform() throws(Stop) -> ExitStatus {
    let selection = try RuleSelection(policy: RuleSelection.defaultPolicy, rulePaths: [])
    let redactor = selection.redactor(key: nil, options: RedactorOptions())
    let scrubber = Scrubber(redactor: redactor, format: .text, keepsLedger: false)
    try ScrubRun.watchSignals()
    let inputs = [Input.standardInput]
    Input.hintAtTerminal(inputs)
    var run = ScrubRun(
      inputs.map { ScrubJob(input: $0, scrubber: scrubber, replacesFile: false) },
      ledger: nil
    )
    let (status, _) = try run.perform(atOnce: 1)
    return status
  }
}
