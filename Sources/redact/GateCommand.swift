internal import ArgumentParser
internal import CorpusKit
internal import RuleModel
internal import SystemIO

/// Runs a corpus against the rules.
struct GateCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract:
      "Run every case of a corpus, in many writings, and fail on a leak, a changed byte or an unrecorded gain.",
    discussion: """
      A corpus is a folder: 'FAMILY/FILE.yaml' hold cases, 'shapes.yaml' says what token-shaped \
      text is made up from, 'baseline.jsonl' records known misses. A second folder, of a team's own, \
      may name the shapes of the first. Each case runs as it is written, then as tactics write it: \
      encoded, quoted, wrapped, embedded, cut. No report shows a byte of a secret, made-up or not.

      EXAMPLES
        redact gate Corpus
        redact gate Corpus --sample                      # before a commit: seconds
        redact gate Corpus --mutate                      # would the corpus notice a missing rule?
        redact gate Corpus ours/Corpus --rules ours/Rules
        redact gate Corpus --only dsn --tactic base64 --format markdown
        redact gate Corpus --explain Corpus/dsn/urls.yaml:4 --tactic base64
        redact gate Corpus --record --reason 'rule missing: sshpass'

      EXIT STATUS
        0  the gate holds
        1  it does not, or the corpus has mistakes
        2  it could not run
        64 the command line makes no sense
      """
  )

  @Argument(help: "The folders of the corpora.", completion: .directory)
  var folders = ["Corpus"]

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

  @Option(
    help: ArgumentHelp(
      "Run only the cases under this policy, the name of one or a file.",
      valueName: "policy"
    )
  )
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
    help: ArgumentHelp(
      "Besides the cases as they are written, run only this tactic; repeatable.",
      valueName: "name"
    )
  )
  var tactic: [String] = []

  @Flag(help: "Try each case with a few tactics, drawn by lot.")
  var sample = false

  @Flag(help: "Run only the cases as they are written.")
  var plain = false

  @Flag(help: "Delete and weaken each rule in turn, and tell what no case notices.")
  var mutate = false

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

  @Option(help: ArgumentHelp("Threads; as many as there are processors.", valueName: "n"))
  var jobs: Int?

  /// The name of the policy whose cases run; nil for all.
  private(set) var policyName: String?

  private enum CodingKeys: CodingKey {
    case folders, format, policy, rules, only, tactic, sample, plain, mutate, explain, record,
      reason, seed
    case showMinted, jobs
  }

  func perform() throws(Stop) -> ExitStatus {
    try check()
    let scope = try scope()
    var (rules, policies) = try RuleSelection.all(rulePaths: rules.map(FilePath.init(argument:)))
    var options = self
    if let policy {
      let chosen: Policy
      if let known = policies[policy] {
        chosen = known
      } else {
        chosen = try UserPack.policy(at: policy, extending: policies, beside: rules)
      }
      policies[chosen.name] = chosen
      options.policyName = chosen.name
    }
    var corpora: [Corpus] = []
    for folder in folders {
      let shapes = corpora.flatMap(\.shapes)
      let corpus = try CorpusFolder(path: folder)
        .corpus(policies: Array(policies.keys), shapes: shapes)
      guard !corpus.cases.isEmpty || !corpus.isSound else {
        throw .failed("'\(folder.printable)' holds no case")
      }
      corpora.append(corpus)
    }
    guard corpora.allSatisfy(\.isSound) else {
      corpora.flatMap(\.renderedDiagnostics).forEach(Notice.printPlain)
      return .findings
    }
    guard !mutate else {
      let trial = MutationTrial(corpora, rules: rules, policies: policies, seed: seed)
      return try MutationRun(trial: trial).perform(atOnce: try jobCount())
    }
    let gates = corpora.map { [rules, policies] in
      CorpusGate($0, rules: rules, policies: policies, seed: seed)
    }
    return try GateRun(corpora, gates, scope, options: options).perform()
  }

  /// The number of threads.
  func jobCount() throws(Stop) -> Int {
    guard let jobs else { return CurrentProcess.processorCount }
    guard 1...256 ~= jobs else { throw .misuse("--jobs is a number from 1 to 256") }
    return jobs
  }

  private func check() throws(Stop) {
    if let reason, !record || !reason.contains(where: { !$0.isWhitespace }) {
      throw .misuse(record ? "--reason is empty" : "--reason goes with --record")
    }
    guard explain != nil || !showMinted else {
      throw .misuse("--show-minted goes with --explain")
    }
    guard explain == nil || !record else {
      throw .misuse("--explain and --record exclude each other")
    }
    guard [sample, plain, mutate, !tactic.isEmpty].count(where: { $0 }) <= 1 else {
      throw .misuse("--sample, --plain, --mutate and --tactic exclude each other")
    }
    guard !mutate || explain == nil && !record && only == nil && policy == nil else {
      throw .misuse("--mutate runs all cases and goes with --rules, --seed and --jobs only")
    }
  }

  private func scope() throws(Stop) -> GateScope {
    guard !sample else { return .sample(seed: seed) }
    guard !plain else { return .plain }
    guard !tactic.isEmpty else { return .whole }
    var tactics: [Tactic] = []
    for name in tactic {
      guard let tactic = Tactic.named(name) else {
        let known = (Tactic.all + Tactic.sweeps).map(\.name).joined(separator: ", ")
        throw .misuse("there is no tactic '\(name.printable)'; known: \(known)")
      }
      tactics.append(tactic)
    }
    return .some(tactics)
  }
}
