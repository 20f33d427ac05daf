internal import BuiltInRules
internal import RuleFiles
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// The rule files that `check` is about.
struct CheckedFiles {
  private(set) var files: [AuthoredFile] = []
  /// What could not be read and why.
  private(set) var failures: [String] = []

  /// Reads what is at `paths`; what cannot be read does not stop the rest.
  init(at paths: [FilePath]) {
    for path in paths {
      do throws(AuthoredFileError) {
        let found = try AuthoredFile.read(at: path)
        guard !found.isEmpty else { throw AuthoredFileError(holdingNothing: path) }
        files += found
      } catch {
        failures.append("\(error.path.printable): \(error.reason)")
      }
    }
    readVocabularies()
  }

  /// Reads the vocabularies that policies name and nobody else did; one that is missing is a mistake of its
  /// policy.
  private mutating func readVocabularies() {
    for file in files where !file.path.hasSuffix(".txt") {
      let policy = PolicyFileReader.read(file.bytes, path: file.path).file
      for name in policy?.vocabulary ?? [] {
        let path = FilePath(file.path).folder.appending(FilePath(name.text))
        guard let words = try? AuthoredFile.read(at: path) else { continue }
        let known = Set(files.map(\.path))
        files += words.filter { !known.contains($0.path) }
      }
    }
  }

  /// The files compiled: beside the built-in rules as `--rules` does it, unless they are a set of
  /// their own.
  func compiled() -> RulePack {
    definesBuiltInPolicy
      ? RulePack(files)
      : RulePack(
        files,
        beside: BuiltInRules.rules,
        policies: BuiltInRules.policies,
        grammar: BuiltInRules.grammar
      )
  }

  /// What the rules' own examples do not notice, and where other rules contest them.
  func warnings(about pack: RulePack) -> [Diagnostic] {
    let others = definesBuiltInPolicy ? RuleSet([]) : BuiltInRules.rules
    return (pack.unnoticedMutants() + pack.contestedExamples(beside: others)).inFileOrder()
  }

  /// Who defines what a built-in policy does is the author of the built-in rules.
  var definesBuiltInPolicy: Bool {
    files.contains { file in
      guard !file.path.hasSuffix(".txt"),
        let policy = PolicyFileReader.read(file.bytes, path: file.path).file
      else { return false }
      return BuiltInRules.policies[policy.name.text] != nil
    }
  }
}
