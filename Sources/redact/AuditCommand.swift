internal import ArgumentParser
internal import RedactionEngine
internal import RuleModel

/// Says what would leak.
struct AuditCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Say what would leak and where, never the secret itself.",
    discussion: """
      Finds what 'redact scrub' would remove under the same policy and rules. Folders are walked; \
      paths named on the command line are always read, inside folders .git, links, pipes and \
      binary files (a NUL in the first 8 KiB) are not.

      A finding is printed as 'path:line:column: severity rule (label)', the column counted in \
      bytes from 1. For UTF-16, columns and offsets count the text's bytes in UTF-8.

      EXAMPLES
        redact audit app.log
        redact audit --fail-on high --summary --jobs 4 build/logs
        git diff | redact audit --policy telemetry
        redact audit --format sarif logs/ > redact.sarif

      EXIT STATUS
        0  nothing found that is as severe as --fail-on
        1  findings
        2  something could not be read, or was skipped without --allow-skips; the rest was read
        64 the command line makes no sense
      """
  )

  /// A form of results.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl, sarif
  }

  @OptionGroup var what: RuleArguments

  @Option(help: "How findings are printed; Documentation/AuditFormat.md describes jsonl.")
  var format = Format.text

  @Flag(help: "Print counts by rule in place of the findings.")
  var summary = false

  @Option(
    help: ArgumentHelp(
      "Findings below low, medium, high or critical do not change the exit status.",
      valueName: "severity"
    ),
    completion: .list(Severity.allCases.map(\.rawValue)),
    transform: { word in
      guard let severity = Severity(rawValue: word) else {
        throw ValidationError("a severity is low, medium, high or critical")
      }
      return severity
    }
  )
  var failOn = Severity.low

  @Flag(help: "Skipped and unreadable files in folders do not change the exit status.")
  var allowSkips = false

  @OptionGroup var jobs: JobArguments

  @Option(help: "Colour severities: auto is on a terminal unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Argument(help: "Files and folders; - or none is standard input.", completion: .file())
  var paths: [String] = []

  func perform() throws(Stop) -> ExitStatus {
    guard !(summary && format == .sarif) else {
      throw .misuse("SARIF has no summary; use --format text or jsonl")
    }
    let count = try jobs.count()
    let redactor = try what.redactor()
    Input.hintAtTerminal(Input.inputs(paths))
    var run = AuditRun(Auditor(redactor), printer: printer(of: redactor))
    return try run.perform(
      paths,
      atOnce: count,
      threshold: failOn,
      allowsSkips: allowSkips
    )
  }

  private func printer(of redactor: Redactor) -> any AuditPrinter {
    let rules = redactor.rules.rules
    switch format {
    case .text where summary: return SummaryPrinter(rules: rules, isColored: color.isOn)
    case .text: return TextAuditPrinter(isColored: color.isOn)
    case .jsonl where summary: return JSONLinesSummaryPrinter(rules: rules)
    case .jsonl: return JSONLinesAuditPrinter()
    case .sarif:
      return SARIFPrinter(
        rules: rules,
        policy: redactor.policy.name,
        hash: RuleHash.text(of: redactor.rules, redactor.policy)
      )
    }
  }
}
