public import RuleModel
internal import RulePacks
internal import SystemIO

/// The program that build plugins run: compiles rule files into a Swift source.
///
/// ```
/// rule-embedder OUTPUT RULES-FOLDER FILE…
/// ```
/// What is wrong with the files is printed as a compiler would.
public enum RuleEmbedding {
  /// Does what the words of the command line ask for and ends the process.
  ///
  /// - Parameter builtIn: the rules and policies that the files stand beside; without them the files are
  ///   the built-in ones themselves.
  public static func run(beside builtIn: RuleSetArchive?) -> Never {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, arguments.count >= 2 else {
      print("usage: rule-embedder OUTPUT RULES-FOLDER FILE…")
      CurrentProcess.exit(64)
    }
    do {
      let files = try arguments.dropFirst(2).flatMap { path in
        try AuthoredFile.read(at: FilePath(path))
      }
      guard let source = source(of: files, beside: builtIn) else { CurrentProcess.exit(1) }
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

  /// The source of `files`; nil after their mistakes were printed.
  private static func source(
    of files: [AuthoredFile],
    beside builtIn: RuleSetArchive?
  ) -> SwiftSource? {
    let pack = RulePack(
      files,
      beside: builtIn?.rules ?? RuleSet([]),
      policies: builtIn?.policies ?? [:],
      grammar: builtIn?.grammar ?? [:]
    )
    guard pack.isSound else {
      pack.renderedDiagnostics.forEach { print($0) }
      return nil
    }
    return SwiftSource(
      RuleSetArchive(rules: pack.rules, policies: pack.policies, grammar: pack.grammar),
      accessor: builtIn == nil ? nil : SwiftSource.Accessor(switchedOff: pack.disabled)
    )
  }
}
