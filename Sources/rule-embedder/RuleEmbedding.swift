internal import RuleModel
internal import RulePacks
internal import SystemIO

/// The program that the build plugin runs: compiles rule files into a Swift source.
///
/// ```
/// rule-embedder OUTPUT RULES-FOLDER FILE… [--beside FILE…]
/// ```
/// What is wrong with the files is printed as a compiler would.
enum RuleEmbedding {
  /// Does what the words of the command line ask for and ends the process.
  static func run() -> Never {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, arguments.count >= 2 else {
      print("usage: rule-embedder OUTPUT RULES-FOLDER FILE… [--beside FILE…]")
      CurrentProcess.exit(64)
    }
    let parts = arguments.dropFirst(2).split(
      separator: "--beside",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    do {
      let files = try read(parts[0])
      let others = parts.count > 1 ? try read(parts[1]) : nil
      guard let source = source(of: files, beside: others) else { CurrentProcess.exit(1) }
      try FileSystem.write(Array(source.text.utf8), to: FilePath(output))
    } catch let error as AuthoredFileError {
      print("\(error.path): error: \(error.reason)")
      CurrentProcess.exit(1)
    } catch {
      print("error: \(error)")
      CurrentProcess.exit(1)
    }
    CurrentProcess.exit(0)
  }

  private static func read(_ paths: ArraySlice<String>) throws -> [AuthoredFile] {
    try paths.flatMap { try AuthoredFile.read(at: FilePath($0)) }
  }

  /// The source of `files`; nil after their mistakes were printed.
  private static func source(
    of files: [AuthoredFile],
    beside others: [AuthoredFile]?
  ) -> SwiftSource? {
    let pack = others.map { RulePack(files, besideFiles: $0) } ?? RulePack(files)
    guard pack.isSound else {
      pack.renderedDiagnostics.forEach { print($0) }
      return nil
    }
    return SwiftSource(
      RuleSetArchive(rules: pack.rules, policies: pack.policies, grammar: pack.grammar),
      accessor: others == nil ? nil : SwiftSource.Accessor(switchedOff: pack.disabled)
    )
  }
}
