internal import ArgumentParser
internal import RedactionEngine
internal import SystemIO

/// Removes from text what may not leave.
struct ScrubCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "scrub",
    abstract: "Remove secrets and personal data from text; the default, a filter.",
    discussion: """
      What is removed is replaced by [redacted:LABEL]; everything else passes untouched, byte for \
      byte. A line comes out as soon as it came in.

      EXAMPLES
        tail -f app.log | redact
        redact scrub app.log > clean.log
        redact scrub --in-place --jobs 4 logs/*.log
        redact scrub --jsonl --stats < events.jsonl
        redact scrub --policy telemetry < trace.txt
        redact scrub --rules our-rules/ --ledger removed.jsonl app.log > clean.log

      A file that is replaced keeps its mode, owner, links and extended attributes, on Linux its \
      access control list among them (an attribute that the system does not let it keep is named); \
      it does not keep its time of birth, flags (chattr), and access control lists on a Mac. One \
      that changes meanwhile, or that has several names, is left alone. The ledger holds rule, line and ranges, never values; in \
      UTF-16, offsets count the text's bytes in UTF-8.

      EXIT STATUS
        0  done, whether or not something was removed, and if the reader of a pipe went away
        2  some input could not be read or replaced; the others are done
        64 the command line makes no sense
        A signal ends the command by that signal; text still in doubt is removed.
      """
  )

  @OptionGroup var what: RuleArguments

  @Flag(help: "Replace each file by its scrubbed text, all at once or not at all.")
  var inPlace = false

  @Flag(help: "Every line is JSON and stays JSON; one that is not is scrubbed as text.")
  var jsonl = false

  @OptionGroup var jobs: JobArguments

  @Flag(help: "Print counts by rule, bytes and trips to standard error.")
  var stats = false

  @Option(
    help: ArgumentHelp(
      "Account for every redaction in this file, a line of JSON each.",
      valueName: "file"
    ),
    completion: .file()
  )
  var ledger: String?

  @Argument(
    help: "Files; - or none is standard input.",
    completion: .file()
  )
  var files: [String] = []

  func perform() throws(Stop) -> ExitStatus {
    let inputs = Input.inputs(files)
    try check(inputs)
    let count = try jobs.count()
    let scrubber = Scrubber(
      redactor: try what.redactor(),
      format: jsonl ? .jsonLines : .text,
      // Of a file that is replaced it tells whether anything was removed.
      keepsLedger: ledger != nil || inPlace
    )
    let ledger = try ledger.map { path throws(Stop) in
      try LedgerFile(at: FilePath(argument: path), notAmong: inputs)
    }
    try ScrubRun.watchSignals()
    Input.hintAtTerminal(inputs)
    var run = ScrubRun(
      inputs.map { ScrubJob(input: $0, scrubber: scrubber, replacesFile: inPlace) },
      ledger: ledger
    )
    let (status, total) = try run.perform(atOnce: count)
    if stats {
      StatisticsReport.lines(total, inputs: inputs.count).forEach(Notice.print)
    }
    return status
  }

  private func check(_ inputs: [Input]) throws(Stop) {
    guard inPlace else { return }
    guard !files.isEmpty, !inputs.contains(.standardInput) else {
      throw .misuse("--in-place needs files")
    }
  }
}
