import Foundation
import PackagePlugin

/// Compiles the rule files of this package into a Swift source of `BuiltInRules`.
///
/// `EmbedRules` does it for other packages and knows the built-in rules, which this one makes.
@main
struct EmbedBuiltInRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = target.directoryURL.appending(path: "Rules").resolvingSymlinksInPath()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    let files = authoredFiles(in: rules)
    return [
      .buildCommand(
        displayName: "Compiling \(files.count) rule files of \(target.name)",
        executable: try context.tool(named: "rule-embedder").url,
        arguments: [output.path, rules.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output]
      )
    ]
  }

  /// The files of a rule folder in a stable order; naming them all makes a deleted one a change.
  private func authoredFiles(in folder: URL) -> [URL] {
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = walk?.compactMap { $0 as? URL } ?? []
    return files.filter { ["yaml", "yml", "txt"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
