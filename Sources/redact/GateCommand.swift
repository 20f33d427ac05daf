internal import ArgumentParser
internal import CorpusKit
internal import SystemIO

/// Runs a corpus against the rules.
struct GateCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract:
      "Run every case of a corpus and fail on a leak, a changed byte or an unrecorded gain.",
    discussion: """
      A corpus is a folder: 'FAMILY/FILE.yaml' hold cases, 'shapes.yaml' says what token-shaped \
      text is made up from, 'baseline.jsonl' records known misses. No report shows a byte of a \
      secret, made-up or not.

      EXAMPLES
        redact gate Corpus
        redact gate Corpus --only dsn --format markdown
        redact gate Corpus --explain Corpus/dsn/urls.yaml:4
        redact gate Corpus --record --reason 'rule missing: sshpass'

      EXIT STATUS
        0  the gate holds
        1  it does not, or the corpus has mistakes
        2  it could not run
        64 the command line makes no sense
      """
  )

  @Argument(help: "The folder of the corpus.", completion: .directory)
  var corpus = "Corpus"

  @Option(
    help: "How the report is written: text, json, junit or markdown.",
    completion: .list(GateReport.Format.allCases.map(\.rawValue)),
    transform: { word in
      guard let format = GateReport.Format(rawValue: word) else {
        throw ValidationError("a format is text, json, junit or markdown")
      }
      return format
    }
  )
  var format = GateReport.Format.text

  @Option(help: ArgumentHelp("Run only the cases under this policy.", valueName: "name"))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "A rule file, or a folder of them, beside the built-in rules; repeatable.",
      valueName: "path"
    ),
    completion: .file()
  )
  var rules: [String] = []

  @Option(help: ArgumentHelp("Run only the cases of this family.", valueName: "family"))
  var only: String?

  @Option(
    help: ArgumentHelp("Show what becomes of a case: its id, or file:line.", valueName: "case")
  )
  var explain: String?

  @Flag(help: "Record what fails now in the baseline, and drop what is gone.")
  var record = false

  @Option(help: ArgumentHelp("Why the new entries are accepted.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Make up other text for the shapes.", valueName: "number"))
  var seed: UInt64 = 0

  @Flag(help: "Let --explain show made-up secrets.")
  var showMinted = false

  func perform() throws(Stop) -> ExitStatus {
    if let reason, !record || !reason.contains(where: { !$0.isWhitespace }) {
      throw .misuse(record ? "--reason is empty" : "--reason goes with --record")
    }
    guard explain != nil || !showMinted else {
      throw .misuse("--show-minted goes with --explain")
    }
    guard explain == nil || !record else {
      throw .misuse("--explain and --record exclude each other")
    }
    let (rules, policies) = try RuleSelection.all(rulePaths: rules.map(FilePath.init(argument:)))
    let reading = try CorpusFolder(path: corpus).corpus(policies: Array(policies.keys))
    guard reading.isSound else {
      reading.renderedDiagnostics.forEach(Notice.printPlain)
      return .findings
    }
    guard !reading.cases.isEmpty else {
      throw .failed("'\(corpus.printable)' holds no case")
    }
    let gate = CorpusGate(reading, rules: rules, policies: policies, seed: seed)
    return try GateRun(reading, gate, options: self).perform()
  }
}
