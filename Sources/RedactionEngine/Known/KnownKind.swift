internal import RuleModel

/// What a text is that the caller handed over.
public enum KnownKind: Sendable, Hashable, CaseIterable {
  /// A value that may not leave under any policy.
  case secret
  /// A prompt or the arguments of a tool call.
  case prompt
  /// A SQL statement.
  case sql
  /// A command line.
  case argv
  /// The values of a row.
  case row

  /// The rules that findings of known texts name, in the order of ``rule(isWritten:)``.
  static let rules: [CompiledRule] = allCases.flatMap { kind in
    [kind.compiledRule(isWritten: true), kind.compiledRule(isWritten: false)]
  }

  /// The index in ``rules`` for a text of this kind.
  ///
  /// `isWritten` says that the text stands as the caller wrote it, so that a splitter can read it.
  func rule(isWritten: Bool) -> Int {
    let index = Self.allCases.firstIndex(of: self) ?? 0
    return index * 2 + (isWritten ? 0 : 1)
  }

  private var name: (category: String, label: String, summary: String, splitter: Splitter?) {
    switch self {
    case .secret: ("known-secret", "known-secret", "value that the caller knows is secret", nil)
    case .prompt: ("prompt", "known-prompt", "prompt of the current request", nil)
    case .sql: ("sql", "known-sql", "statement of the current request", .sql)
    case .argv: ("argv", "known-argument", "command line of the current request", .argv)
    case .row: ("row", "known-row", "row values of the current request", nil)
    }
  }

  private func compiledRule(isWritten: Bool) -> CompiledRule {
    let name = name
    return .unmatched(
      id: "\(name.category).known.\(isWritten ? "text" : "encoded")",
      summary: name.summary + (isWritten ? "" : ", encoded"),
      source: "the caller: --known-file, --known-fd, --known-dotenv, --known-env or with(known:)",
      label: name.label,
      severity: .critical,
      confidence: .high,
      splitter: isWritten ? name.splitter : nil
    )
  }
}
