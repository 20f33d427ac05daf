internal import ArgumentParser
internal import RedactionEngine
internal import SystemIO

/// The options that say which values are secret; none takes a secret as its value.
struct KnownArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of values that are secret, one a line; one in double quotes is a JSON string. Repeatable.",
      valueName: "file"
    ),
    completion: .file()
  )
  var knownFile: [String] = []

  @Option(
    help: ArgumentHelp(
      "The same from an open file descriptor: --known-fd 3 3< <(vault …). Repeatable.",
      valueName: "number"
    )
  )
  var knownFd: [Int32] = []

  @Option(
    help: ArgumentHelp(
      "A .env file whose values are secret, but for paths, numbers and words. Repeatable.",
      valueName: "file"
    ),
    completion: .file()
  )
  var knownDotenv: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Environment variables whose values are secret, with * and ?; paths, numbers and words only if named \
      exactly or by a name such as PASSWORD. Repeatable.
      """,
      valueName: "glob"
    )
  )
  var knownEnv: [String] = []

  /// Whether any of the options was given.
  var isGiven: Bool {
    !(knownFile.isEmpty && knownFd.isEmpty && knownDotenv.isEmpty && knownEnv.isEmpty)
  }

  /// Everything that the options name; what is refused is told by its place.
  func texts() throws(Stop) -> KnownTexts {
    var collection = KnownCollection()
    for path in knownFile {
      try collection.addLines(of: .file(FilePath(argument: path)))
    }
    for number in knownFd {
      try collection.addLines(ofDescriptor: number)
    }
    for path in knownDotenv {
      try collection.addDotenv(FilePath(argument: path))
    }
    for glob in knownEnv {
      collection.addEnvironment(matching: glob)
    }
    return collection.texts
  }
}
