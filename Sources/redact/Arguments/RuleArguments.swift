internal import ArgumentParser
internal import LiteralScan
internal import RedactionEngine
internal import SystemIO

/// The options that say what may leave.
struct RuleArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What may leave: logs, telemetry, lockdown, or a policy file. (default: logs; of events: by --input)",
      valueName: "name-or-file"
    ),
    completion: .file(extensions: ["yaml", "yml"])
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

  @Option(
    help: ArgumentHelp(
      "The key of pseudonyms and fingerprints: a file of 16 bytes or more that only you can read.",
      valueName: "file"
    ),
    completion: .file()
  )
  var keyFile: String?

  @OptionGroup(title: "Known secrets")
  var known: KnownArguments

  @Flag(help: .hidden)
  var interpreter = false

  @Option(help: .hidden)
  var kernel: String?

  /// The redactor that the options ask for; `policy` holds where they name none.
  func redactor(unnamed policy: String = RuleSelection.defaultPolicy) throws(Stop) -> Redactor {
    let key: RedactionKey? = try keyFile.map { path throws(Stop) in
      try KeyFile.key(at: FilePath(argument: path))
    }
    let known = known.isGiven ? try known.texts() : nil
    let redactor = try selection(unnamed: policy).redactor(key: key, options: try options())
    return known.map { redactor.with(known: $0, key: key) } ?? redactor
  }

  /// The rules and the policy that the options name; `unnamed` is the policy where they name none.
  func selection(
    unnamed: String = RuleSelection.defaultPolicy
  ) throws(Stop) -> RuleSelection {
    try RuleSelection(policy: policy ?? unnamed, rulePaths: rules.map { FilePath(argument: $0) })
  }

  private func options() throws(Stop) -> RedactorOptions {
    var options = RedactorOptions()
    options.usesJIT = !interpreter
    if let kernel {
      guard let known = Kernel.available.first(where: { "\($0)" == kernel }) else {
        throw .misuse(
          "--kernel is one of \(Kernel.available.map { "\($0)" }.joined(separator: ", "))"
        )
      }
      options.kernel = known
    }
    return options
  }
}
