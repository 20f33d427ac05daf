import Foundation
import PackagePlugin

/// Compiles the rule files in a target's `Rules` folder into a Swift source of that target.
///
/// In other packages the source holds `EmbeddedRules`, with the rules and policies of the folder. They
/// stand beside those of this package: a policy can extend `telemetry`. The folder may be a symlink. A
/// mistake in a rule file fails the build with the diagnostic that `redact check` prints for it.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let rules = target.directoryURL.appending(path: "Rules").resolvingSymlinksInPath()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    let files = authoredFiles(in: rules)
    let builtIn = builtInRules(among: context.package.dependencies, depth: 0)
    let others = builtIn.map(authoredFiles) ?? []
    return [
      .buildCommand(
        displayName: "Compiling \(files.count) rule files of \(target.name)",
        executable: try context.tool(named: "rule-embedder").url,
        arguments: [output.path, rules.path] + files.map(\.path)
          + (builtIn == nil ? [] : ["--beside"] + others.map(\.path)),
        inputFiles: files + others,
        outputFiles: [output]
      )
    ]
  }

  /// The rule files of this package, where another one depends on it; nil in this package itself.
  private func builtInRules(among packages: [PackageDependency], depth: Int) -> URL? {
    guard depth < 8 else { return nil }
    if let own = packages.first(where: { $0.package.displayName == "redact" }) {
      return own.package.directoryURL.appending(path: "Rules")
    }
    for dependency in packages {
      let rules = builtInRules(among: dependency.package.dependencies, depth: depth + 1)
      if let rules { return rules }
    }
    return nil
  }

  /// The files of a rule folder in a stable order; naming them all makes a deleted one a change.
  private func authoredFiles(in folder: URL) -> [URL] {
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = walk?.compactMap { $0 as? URL } ?? []
    return files.filter { ["yaml", "yml", "txt"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
