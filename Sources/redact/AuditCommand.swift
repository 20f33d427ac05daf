internal import ArgumentParser
internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Says what would leak.
struct AuditCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Say what would leak and where, never the secret itself.",
    discussion: """
      Finds what 'redact scrub' would remove under the same policy and rules. Folders are walked; \
      paths named on the command line are always read, inside folders .git, links, pipes and \
      binary files (a NUL in the first 8 KiB) are not. Files that gzip, zstd, xz or bzip2 made are \
      read through these programs.

      A finding is printed as 'path:line:column: severity rule (label)', the column counted in \
      bytes from 1. For UTF-16, columns and offsets count the text's bytes in UTF-8.

      What is there and has to stay is accepted by a baseline, by 'redact:allow RULE reason' in its \
      line, or by an allowance in .redact.yaml of the working folder; all of it is counted. \
      Documentation/Adopting.md tells more.

      EXAMPLES
        redact audit app.log
        redact audit --fail-on high --summary --jobs 4 build/logs
        git diff | redact audit --policy telemetry
        redact audit --baseline .redact-baseline.jsonl --update-baseline src/
        redact audit --baseline .redact-baseline.jsonl src/
        redact audit --format sarif logs/ > redact.sarif

      EXIT STATUS
        0  nothing found that is as severe as --fail-on and not accepted
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

  @Flag(help: "In folders, skip what .gitignore files name, tracked by git or not.")
  var gitignore = false

  @OptionGroup(title: "Accepted findings")
  var acceptance: AcceptanceArguments

  @Option(
    help: ArgumentHelp(
      "Print so many findings at most; SARIF never holds more than the 25,000 that GitHub takes.",
      valueName: "n"
    )
  )
  var maxFindings: Int?

  @OptionGroup var jobs: JobArguments

  @Option(help: "Colour severities: auto is on a terminal unless NO_COLOR is set.")
  var color = ColorChoice.auto

  @Argument(help: "Files and folders; - or none is standard input.", completion: .file())
  var paths: [String] = []

  func perform() throws(Stop) -> ExitStatus {
    guard !(summary && format == .sarif) else {
      throw .misuse("SARIF has no summary; use --format text or jsonl")
    }
    guard maxFindings.map({ $0 >= 0 }) ?? true else {
      throw .misuse("--max-findings is a number from 0")
    }
    let count = try jobs.count()
    let redactor = try what.redactor()
    let keyFile = what.keyFile.map { FilePath(argument: $0) }
    let (acceptances, key) = try acceptance.acceptances(of: redactor.rules, keyFile: keyFile)
    Input.hintAtTerminal(Input.inputs(paths))
    var run = AuditRun(
      Auditor(redactor, key: key, readsAllowances: !acceptance.ignoreAllowances),
      acceptances,
      showsAccepted: acceptance.showAccepted,
      printer: limitedPrinter(of: redactor)
    )
    return try run.perform(
      paths,
      heedingIgnoreFiles: gitignore,
      atOnce: count,
      threshold: failOn,
      allowsSkips: allowSkips
    )
  }

  private func limitedPrinter(of redactor: Redactor) -> any AuditPrinter {
    let printer = printer(of: redactor)
    guard let maxFindings, format != .sarif, !summary else { return printer }
    return LimitedPrinter(printer, limit: maxFindings)
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
        hash: RuleHash.text(of: redactor.rules, redactor.policy),
        limit: maxFindings ?? .max
      )
    }
  }
}
