internal import ArgumentParser
internal import BuiltInRules
internal import RedactionEngine
internal import RuleFiles
internal import RuleModel

/// Explains a rule, or what would happen to a text.
struct ExplainCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule, or what would happen to a text and why.",
    discussion: """
      A rule is called by its id or by its label, as it stands in a placeholder. With --text, \
      standard input is read, and each redaction is told: line, rule, action, placeholder, reason; \
      the value is not.

      EXAMPLES
        redact explain credential.stripe.secret-key
        redact explain dsn
        redact explain --policy telemetry --text < trace.txt
        redact explain --rules our-rules/ our-token

      EXIT STATUS
        0  explained
        2  the text or a rule file could not be read
        64 there is no such rule, or the command line makes no sense
      """
  )

  @OptionGroup var what: RuleArguments

  @Flag(help: "Explain what would happen to standard input.")
  var text = false

  @Argument(help: "A rule's id or label.")
  var name: String?

  func perform() throws(Stop) -> ExitStatus {
    guard text != (name != nil) else { throw .misuse("explain needs a rule's name, or --text") }
    if let name {
      try explain(name)
      return .done
    }
    Input.hintAtTerminal([.standardInput])
    let count = try TextExplanation(redactor: try what.redactor()).explain(.standardInput)
    if count == 0 {
      Notice.print("nothing would be removed")
    }
    return .done
  }

  private func explain(_ name: String) throws(Stop) {
    let selection = try what.selection()
    let rules = RuleSet(selection.rules.rules + KnownTexts.rules)
    guard let rule = rules.rule(named: name) else {
      let names = rules.rules.flatMap { [$0.id, $0.label] }
      let hint = Spelling.nearest(name, in: names)
      throw .misuse(
        "there is no rule '\(name.printable)'" + (hint.map { "; did you mean '\($0)'?" } ?? "")
      )
    }
    var policies = BuiltInRules.policies
    policies[selection.policy.name] = selection.policy
    let explanation = RuleExplanation(
      rule: rule,
      policies: policies.values.sorted { $0.name < $1.name }
    )
    var output = ResultOutput()
    for line in explanation.lines {
      try output.print(line)
    }
    try output.flush()
  }
}
