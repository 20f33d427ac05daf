internal import ArgumentParser

/// A command that says itself how it ends.
protocol StatusCommand: ParsableCommand {
  /// Does what the arguments ask for.
  func perform() throws(Stop) -> ExitStatus
}

extension StatusCommand {
  /// What the argument parser would call; `main` calls `perform`.
  func run() throws {
    throw ExitCode((try perform()).rawValue)
  }
}
