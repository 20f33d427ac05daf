internal import ArgumentParser
internal import RuleModel
internal import SystemIO

/// What can be said about a policy.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Write the privacy page of a policy; say what a change of it lets out.",
    subcommands: [PolicyPageCommand.self, PolicyDiffCommand.self]
  )
}

/// Writes a privacy page.
struct PolicyPageCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Write the privacy page of a policy, in Markdown.",
    discussion: """
      The page says what is collected (every event and property with its description), what is never \
      collected (each promise with the rules and types that keep it), how to opt out, what error reports \
      hold and how long all of it is kept. Prose stands in the policy under 'promises'.

      EXAMPLES
        redact policy page tool-telemetry > Documentation/Telemetry.md
        redact policy page shop.yaml | diff docs/privacy.md -

      EXIT STATUS
        0  written
        2  a policy file could not be read
        64 there is no such policy, or the command line makes no sense
      """
  )

  @Argument(
    help: ArgumentHelp("A built-in policy or a policy file.", valueName: "name-or-file"),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var policy: String

  @Option(help: "The page's title.")
  var title = "Telemetry"

  func perform() throws(Stop) -> ExitStatus {
    let policy = try RuleSelection(policy: policy, rulePaths: []).policy
    let page = PrivacyPage(policy, title: title)
    try ResultOutput.write(Array(page.text.utf8))
    return .done
  }
}

/// Says what a change of a policy lets out.
struct PolicyDiffCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say in plain words what a change of a policy newly lets out.",
    discussion: """
      EXAMPLES
        redact policy diff telemetry shop.yaml
        git show main:shop.yaml > old.yaml && redact policy diff old.yaml shop.yaml

      EXIT STATUS
        0  the new policy lets nothing out that the old one does not
        1  it does; each thing is a line
        2  a policy file could not be read
        64 there is no such policy, or the command line makes no sense
      """
  )

  @Argument(
    help: ArgumentHelp("A built-in policy or a policy file.", valueName: "old"),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var old: String

  @Argument(
    help: ArgumentHelp("The one that it is to become.", valueName: "new"),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var new: String

  func perform() throws(Stop) -> ExitStatus {
    let before = try RuleSelection(policy: old, rulePaths: [])
    let after = try RuleSelection(policy: new, rulePaths: [])
    let difference = PolicyDifference(
      from: before.policy,
      to: after.policy,
      rules: after.rules.rules.map(\.id)
    )
    var output = ResultOutput()
    for line in difference.letOut {
      try output.print(line.printable)
    }
    try output.flush()
    if difference.letOut.isEmpty {
      Notice.print("lets nothing out that was kept back before")
    }
    return difference.letOut.isEmpty ? .done : .findings
  }
}
