internal import ArgumentParser

/// The option that says how much is done at a time.
struct JobArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Files to work on at a time.", valueName: "n"))
  var jobs = 1

  /// The number of jobs, if it is one.
  func count() throws(Stop) -> Int {
    guard 1...256 ~= jobs else { throw .misuse("--jobs is a number from 1 to 256") }
    return jobs
  }
}
