internal import ArgumentParser
internal import RuleModel
internal import SystemIO

/// The options that say which findings do not count; they are those of `audit` alone.
struct AcceptanceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Findings that this file records do not count; its key is that of --key-file, or FILE.key.
      """,
      valueName: "file"
    ),
    completion: .file()
  )
  var baseline: String?

  @Flag(help: "Record what is found in the baseline, made if need be, and drop what is gone.")
  var updateBaseline = false

  @Option(
    help: ArgumentHelp(
      "A file of allowances in place of .redact.yaml in the working folder.",
      valueName: "file"
    ),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var config: String?

  @Flag(help: "Count what lines and .redact.yaml allow, too: for text that others wrote.")
  var ignoreAllowances = false

  @Flag(help: "Print findings that do not count as well, and why they do not.")
  var showAccepted = false

  /// What is accepted of the findings of `rules`, and the key that tells their values.
  func acceptances(
    of rules: RuleSet,
    keyFile: FilePath?
  ) throws(Stop) -> (Acceptances, FingerprintKey?) {
    guard baseline != nil || !updateBaseline else {
      throw .misuse("--update-baseline goes with --baseline")
    }
    guard config == nil || !ignoreAllowances else {
      throw .misuse("--config and --ignore-allowances exclude each other")
    }
    let recorded = try baseline.map { path throws(Stop) in
      try BaselineFile(
        at: FilePath(argument: path),
        keyFile: keyFile,
        isUpdated: updateBaseline
      )
    }
    var key = recorded?.key
    if key == nil, let keyFile {
      key = FingerprintKey(try KeyFile.bytes(at: keyFile))
    }
    let comparison = try recorded.map { file throws(Stop) in
      try BaselineComparison(with: file, isUpdate: updateBaseline)
    }
    let acceptances = Acceptances(
      file: try allowanceFile(rules: rules, hasKey: key != nil),
      baseline: comparison,
      isUpdate: updateBaseline
    )
    return (acceptances, key)
  }

  private func allowanceFile(rules: RuleSet, hasKey: Bool) throws(Stop) -> AllowanceFile? {
    guard !ignoreAllowances else { return nil }
    let path: FilePath
    if let config {
      path = FilePath(argument: config)
    } else {
      path = AllowanceFile.defaultName
      guard (try? FileStatus(ofLink: path)) != nil else { return nil }
    }
    return try AllowanceFile(at: path, rules: rules, hasKey: hasKey)
  }
}
