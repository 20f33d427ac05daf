internal import ArgumentParser
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// Checks rule and policy files.
struct CheckCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check rule and policy files: prove their examples, report every mistake.",
    discussion: """
      All mistakes of all files are printed at once, each with its line and a caret. Files are \
      checked beside the built-in rules, as --rules would use them; files that define a built-in \
      policy ('logs', 'telemetry') are taken for a complete set of their own.

      With --mutants, each rule is also changed a little (an alternative dropped, a class \
      weakened, a bound shifted), and every change that none of its examples notices is printed, \
      and every example that another rule finds a piece of. --strict is the same, with status 1 \
      if there are any.

      EXAMPLES
        redact check
        redact check our-rules/ shop-policy.yaml
        redact check --mutants our-rules/
        redact check Rules && swift build

      EXIT STATUS
        0  no mistakes
        1  mistakes; with --strict, warnings too
        2  a file could not be read; the others were checked
        64 the command line makes no sense
      """
  )

  @Flag(help: "List changes to the rules that their examples do not notice.")
  var mutants = false

  @Flag(help: "As --mutants, and any warning is a mistake.")
  var strict = false

  @Argument(
    help: "Rule and policy files, or folders of them; Rules if there is none.",
    completion: .file()
  )
  var paths: [String] = []

  func perform() throws(Stop) -> ExitStatus {
    let checked = CheckedFiles(
      at: (paths.isEmpty ? ["Rules"] : paths).map { FilePath(argument: $0) }
    )
    checked.failures.forEach(Notice.print)
    let pack = checked.compiled()
    var output = ResultOutput()
    for diagnostic in pack.renderedDiagnostics {
      try output.print(diagnostic)
    }
    let warnings = mutants || strict ? checked.warnings(about: pack) : []
    for warning in warnings {
      try output.print(pack.sources.rendered(warning))
    }
    try output.flush()
    Notice.print(summary(of: pack, warnings: warnings.count))
    guard checked.failures.isEmpty else { return .incomplete }
    return pack.isSound && (warnings.isEmpty || !strict) ? .done : .findings
  }

  private func summary(of pack: RulePack, warnings: Int) -> String {
    let mistakes = pack.diagnostics.count { $0.level == .error }
    let parts = [
      count(pack.compilations.count, "rule", "rules"),
      count(pack.policies.count, "policy", "policies"),
      mistakes == 0 ? "no mistakes" : count(mistakes, "mistake", "mistakes"),
      warnings == 0 ? nil : count(warnings, "warning", "warnings"),
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }
}
