public import ArgumentParser
public import CorpusKit

/// `redact gate`: the corpus against the rules.
struct Gate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Run every case of a corpus and fail on a leak, a changed byte or an unrecorded gain.",
    discussion: """
      Exit status: 0 the gate holds, 1 it does not or the corpus has mistakes, 2 it could not run.
      """
  )

  @Argument(help: "The folder of the corpus.")
  var corpus = "Corpus"

  @Option(help: "How the report is written: text, json, junit or markdown.")
  var format = GateReport.Format.text

  @Option(help: "Run only the cases under this policy.")
  var policy: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Rule files or folders beside the built-in rules.", valueName: "path")
  )
  var rules: [String] = []

  @Option(help: ArgumentHelp("Run only the cases of this family.", valueName: "family"))
  var only: String?

  @Option(
    help: ArgumentHelp("Show what becomes of one case (an id or file:line).", valueName: "case")
  )
  var explain: String?

  @Flag(help: "Record what fails now in the baseline, and drop what is gone.")
  var record = false

  @Option(help: ArgumentHelp("Why new entries of the baseline are accepted.", valueName: "text"))
  var reason: String?

  @Option(help: "Make up other text for the shapes.")
  var seed: UInt64 = 0

  @Flag(help: "Let --explain show made-up secrets.")
  var showMinted = false

  func validate() throws {
    if record, let reason, !reason.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("--reason is empty; say why the new misses are accepted.")
    }
    if reason != nil, !record {
      throw ValidationError("--reason goes with --record.")
    }
    if showMinted, explain == nil {
      throw ValidationError("--show-minted goes with --explain.")
    }
  }

  func run() throws {
    do {
      try GateRun(of: self).run()
    } catch let failure as GateFailure {
      GatePrinter.complain(failure.lines)
      throw ExitCode(failure.status)
    }
  }
}

extension GateReport.Format: ExpressibleByArgument {}
