internal import ArgumentParser

/// What concerns whole sets of rules.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Compare rule sets.",
    subcommands: [RulesDiffCommand.self]
  )
}
