internal import ArgumentParser
internal import BuiltInRules
internal import RuleFiles
internal import RuleModel
internal import SystemIO

/// Lists the rules.
struct ListRulesCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "list-rules",
    abstract: "List the rules: id, severity, label, summary.",
    discussion: """
      EXAMPLES
        redact list-rules
        redact list-rules --category dsn
        redact list-rules --format jsonl | jq -r 'select(.severity == "critical").id'
        redact list-rules --rules our-rules/

      EXIT STATUS
        0  listed
        2  a rule file could not be read
        64 there is no such category, or the command line makes no sense
      """
  )

  /// A form of results.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl
  }

  @Option(help: "How rules are printed.")
  var format = Format.text

  @Option(help: "Only the rules of this category, the first part of their ids.")
  var category: String?

  @Option(
    help: ArgumentHelp(
      "A rule file, or a folder of them, beside the built-in rules; repeatable.",
      valueName: "path"
    ),
    completion: .file()
  )
  var rules: [String] = []

  func perform() throws(Stop) -> ExitStatus {
    let selection = try RuleSelection(
      policy: "logs",
      rulePaths: rules.map { FilePath(argument: $0) }
    )
    let listed = try selected(from: selection.rules.rules)
    let idWidth = listed.map(\.id.count).max() ?? 0
    let labelWidth = listed.map(\.label.count).max() ?? 0
    var output = ResultOutput()
    for rule in listed {
      switch format {
      case .text:
        try output.print(
          "\(rule.id.padded(to: idWidth))  \(rule.severity.rawValue.padded(to: 8))  "
            + "\(rule.label.padded(to: labelWidth))  \(rule.summary.printable)"
        )
      case .jsonl: try output.print(rule.json.text)
      }
    }
    try output.flush()
    return .done
  }

  private func selected(from rules: [CompiledRule]) throws(Stop) -> [CompiledRule] {
    guard let category else { return rules }
    let listed = rules.filter { $0.category == category }
    guard listed.isEmpty else { return listed }
    let hint = Spelling.nearest(category, in: Set(rules.map(\.category)).sorted())
    throw .misuse(
      "there is no category '\(category.printable)'"
        + (hint.map { "; did you mean '\($0)'?" } ?? "")
    )
  }
}

extension CompiledRule {
  fileprivate var category: String {
    String(id.prefix { $0 != "." })
  }

  fileprivate var json: JSONValue {
    .object([
      ("id", .string(id)), ("severity", .string(severity.rawValue)),
      ("confidence", .string(confidence.rawValue)), ("label", .string(label)),
      ("summary", .string(summary)), ("source", .string(source)),
    ])
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
