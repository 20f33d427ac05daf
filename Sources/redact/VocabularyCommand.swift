internal import ArgumentParser
internal import SystemIO

/// Builds a tool's word list from its sources.
struct VocabularyCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary",
    abstract: "Build a policy's vocabulary from a tool's own sources.",
    discussion: """
      Reads sources, SQL schemas, JSON and YAML files and prints, one a line and sorted, the names that are \
      the tool's own: names and error classes in string literals, tables and columns, flags, keys, the hosts \
      of its URLs. Under the policy telemetry these stay where a rule would remove a bare name, under \
      lockdown they may be said. What looks like a secret, a value, an address or a number is left out; \
      look the list over before you use it.

      EXAMPLES
        redact vocabulary src/ migrations/ > shop-words.txt
        printf 'policy: shop\\nextends: telemetry\\nvocabulary: [shop-words.txt]\\n' > shop.yaml
        redact scrub --policy shop.yaml < trace.txt

      EXIT STATUS
        0  printed
        2  something could not be read; the rest was
        64 the command line makes no sense
      """
  )

  @Argument(
    help: "Source files and folders; of folders, files with known endings are read.",
    completion: .file()
  )
  var paths: [String] = []

  func perform() throws(Stop) -> ExitStatus {
    guard !paths.isEmpty else { throw .misuse("vocabulary needs files or folders") }
    var words: Set<String> = []
    var status = ExitStatus.done
    try AuditTarget.forEach(paths) { (target) throws(Stop) in
      switch target {
      case .input(let input, let isNamed):
        guard let language = SourceLanguage(path: input.path),
          let bytes = try? Self.bytes(of: input)
        else {
          if isNamed {
            Notice.print("\(input.name): is no source that is known, or cannot be read")
            status = .incomplete
          }
          return
        }
        words.formUnion(OwnWords(of: bytes, in: language).words)
      case .failure(let path, let error, _):
        Notice.print("\(path.printable): \(error)")
        status = .incomplete
      case .skipped: break
      }
    }
    var output = ResultOutput()
    for word in words.sorted() {
      try output.print(word)
    }
    try output.flush()
    return status
  }

  /// More than any source has; whatever is longer was generated.
  private static let limit = 4 << 20

  private static func bytes(of input: Input) throws -> [UInt8] {
    try input.opened().readAll(limit: limit)
  }
}
