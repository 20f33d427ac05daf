import Foundation

/// The repository that the tests were built from.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift sources of each target, by the target's name.
  static func sources() throws -> [String: [SourceFile]] {
    let folder = root.appending(path: "Sources")
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (walk?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    return try Dictionary(
      grouping: files.map { try SourceFile(at: $0, below: folder) },
      by: \.target
    )
  }

  /// What a target depends on, as the package manager reads the manifest.
  static func dependencies() throws -> [String: Set<String>] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", root.path, "--scratch-path",
      FileManager.default.temporaryDirectory.appending(path: "redact-manifest").path,
      "dump-package",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let manifest = try JSONDecoder().decode(Manifest.self, from: data)
    return Dictionary(
      uniqueKeysWithValues: manifest.targets.map { ($0.name, Set($0.dependencies.map(\.name))) }
    )
  }
}

/// A source file of a target.
struct SourceFile {
  let path: String
  let target: String
  let lines: [Substring]

  init(at url: URL, below folder: URL) throws {
    path = String(url.path.dropFirst(folder.path.count + 1))
    target = String(path.prefix { $0 != "/" })
    lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The modules that the file imports.
  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else {
        return nil
      }
      return String(words.last ?? "")
    }
  }
}

private struct Manifest: Decodable {
  let targets: [Target]

  struct Target: Decodable {
    let name: String
    let dependencies: [Dependency]
  }

  struct Dependency: Decodable {
    let name: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      for key in Key.allCases where container.contains(key) {
        // Each kind is a list that begins with the name.
        var list = try container.nestedUnkeyedContainer(forKey: key)
        name = try list.decode(String.self)
        return
      }
      name = ""
    }

    private enum Key: String, CodingKey, CaseIterable {
      case byName, target, product
    }
  }
}
