// Compiles rule files into a Swift source; run by the EmbedRules plugin.
//
//   rule-embedder OUTPUT RULES-FOLDER FILE…

internal import RuleModel
internal import RulePacks
internal import SystemIO

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, arguments.count >= 2 else {
  print("usage: rule-embedder OUTPUT RULES-FOLDER FILE…")
  CurrentProcess.exit(64)
}

do {
  let files = try arguments.dropFirst(2).flatMap { path in
    try AuthoredFile.read(at: FilePath(path))
  }
  let pack = RulePack(files)
  guard pack.isSound else {
    pack.renderedDiagnostics.forEach { print($0) }
    CurrentProcess.exit(1)
  }
  let archive = RuleSetArchive(
    rules: pack.rules,
    policies: pack.policies,
    grammar: pack.grammar
  )
  try FileSystem.write(Array(SwiftSource(archive).text.utf8), to: FilePath(output))
} catch let error as AuthoredFileError {
  print("\(error.path): error: \(error.reason)")
  CurrentProcess.exit(1)
} catch {
  print("error: \(error)")
  CurrentProcess.exit(1)
}
