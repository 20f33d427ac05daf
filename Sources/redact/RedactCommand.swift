internal import ArgumentParser

/// The command that holds the others.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Remove secrets and personal data from logs, errors and telemetry.",
    discussion: """
      Without a subcommand, redact is a filter: 'redact scrub'.

      EXAMPLES
        tail -f app.log | redact
        redact scrub --in-place logs/*.log
        redact audit --fail-on high build/logs
        redact event --policy tool-telemetry < event.json
        redact explain stripe-secret-key
        redact --generate-completion-script bash > /etc/bash_completion.d/redact

      Completion scripts are made for bash, zsh and fish. Results go to standard output, everything \
      else to standard error. No option takes a secret as its value.

      EXIT STATUS
        0  done, or nothing found
        1  audit found something, check found mistakes, the gate does not hold, an event was dropped
        2  something could not be finished; the rest was done
        64 the command line makes no sense
      """,
    subcommands: [
      ScrubCommand.self, AuditCommand.self, ExplainCommand.self, CheckCommand.self,
      ListRulesCommand.self, GateCommand.self, VocabularyCommand.self, EventCommand.self,
      ListEventsCommand.self, PolicyCommand.self, MintCommand.self, RulesCommand.self,
      TelemetryCommand.self,
    ],
    defaultSubcommand: ScrubCommand.self
  )

  @Flag(help: "Print the version and a hash of the built-in rules and policies.")
  var version = false

  func validate() throws {
    if version {
      throw CleanExit.message("redact \(Version.number) (rules \(RuleHash.builtIn))")
    }
  }
}
