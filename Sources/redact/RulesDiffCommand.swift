internal import ArgumentParser
internal import SystemIO

/// Says what another set of rules removes and keeps.
struct RulesDiffCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what an upgrade of the rules newly removes and keeps in sample texts.",
    discussion: """
      OLD and NEW are 'built-in', or files and folders as 'redact check' takes them: rules beside the \
      built-in ones, or a complete set that defines the built-in policies. Both read the samples under \
      the same policy, and what they remove is compared byte by byte. The report tells counts by label, \
      no values.

      EXAMPLES
        redact rules diff built-in our-rules/ --on logs/
        redact rules diff redact-1.0/Rules redact-1.1/Rules --on logs/ --on crash.txt
        redact rules diff built-in Rules --on logs/ --policy telemetry --format json

      EXIT STATUS
        0  nothing that OLD removes stays under NEW
        1  something newly stays
        2  a sample or a rule file could not be read; the rest was compared
        64 the command line makes no sense
      """
  )

  /// A form of results.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "The rules so far: built-in, a file or a folder.", completion: .file())
  var old: String

  @Argument(help: "The rules to be: built-in, a file or a folder.", completion: .file())
  var new: String

  @Option(
    help: ArgumentHelp(
      "A sample: a file or a folder, - for standard input; repeatable.",
      valueName: "sample"
    ),
    completion: .file()
  )
  var on: [String] = []

  @Option(help: ArgumentHelp("The policy, by a name that both sets know.", valueName: "name"))
  var policy = RuleSelection.defaultPolicy

  @Option(help: "How the report is written.")
  var format = Format.text

  @Flag(help: "Skipped and unreadable files in folders do not change the exit status.")
  var allowSkips = false

  func perform() throws(Stop) -> ExitStatus {
    guard !on.isEmpty else {
      throw .misuse("there is nothing to compare on; name samples with --on")
    }
    let (before, after) = (try RuleVersion(named: old), try RuleVersion(named: new))
    var comparison = SampleComparison(
      before: try before.redactor(policy: policy),
      after: try after.redactor(policy: policy)
    )
    try comparison.read(on)
    let report = RuleDifference(before.rules, after.rules, comparison)
    let text = format == .json ? [report.json.text] : report.lines
    var output = ResultOutput()
    for line in text {
      try output.print(line)
    }
    try output.flush()
    if comparison.files == 0 {
      Notice.print("no sample was read, so that nothing was compared")
    }
    guard comparison.files > 0, !comparison.hasFailed, allowSkips || comparison.skipped == 0 else {
      return .incomplete
    }
    return report.newlyKept.isEmpty ? .done : .findings
  }
}
