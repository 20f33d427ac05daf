import Foundation
import Testing

/// What a team copies into its own repository works there.
@Suite struct AdoptionTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Runs a script with the built command in front of `PATH`.
  private func run(
    _ script: String,
    in folder: String,
    environment: [String: String] = [:]
  ) throws -> (status: Int32, said: String) {
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-euo", "pipefail", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let own = URL(fileURLWithPath: Command.path).deletingLastPathComponent().path
    process.environment = ["PATH": "\(own):/usr/bin:/bin"].merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  @Test func `the example's commands do what its page says`() throws {
    let page = try Self.text("Examples/team/README.md")
    let script = try #require(
      page.components(separatedBy: "```sh\n").last?.components(separatedBy: "```").first
    )
    #expect(script.split(separator: "\n").count == 4)
    let folder = Self.root.appending(path: "Examples/team").path
    let result = try run(script, in: folder)
    #expect(result.status == 0, "\(result.said)")
    #expect(result.said.contains("gate passed: "))
    #expect(result.said.contains("accepted: 1 by line, 1 by configuration"))
    #expect(result.said.contains("1 acme-deploy-token, 37 bytes"))
    // Without what it accepts, both are findings.
    let bare = try run("redact audit --ignore-allowances --rules rules docs", in: folder)
    #expect(bare.status == 1)
    #expect(bare.said.split(separator: "\n").count == 2)
  }

  @Test func `hooks are commands that exist`() throws {
    let hooks = try Self.text(".pre-commit-hooks.yaml")
    let entries = hooks.matches(of: /entry: redact (.+)/).map { String($0.1) }
    #expect(entries.count == 2)
    let folder = try Folder()
    try folder.write(Secret.line, to: "staged.txt")
    try folder.write(Array("\0".utf8), to: "staged.png")
    try folder.write("cases: ['plain text']\n", to: "Corpus/benign/a.yaml")
    for entry in entries {
      let isAudit = entry.hasPrefix("audit")
      let files = isAudit ? " staged.txt staged.png" : ""
      let result = try run("redact \(entry)\(files)", in: folder.path)
      #expect(result.status == (isAudit ? 1 : 0), "\(result.said)")
    }
  }

  @Test func `the action audits and hands its status on`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "src/it's a.log")
    try folder.write(String(repeating: "k", count: 32), to: "key", mode: 0o600)
    _ = try run(
      "redact audit --baseline known --key-file key --update-baseline src",
      in: folder.path
    )
    try folder.write("", to: "temporary/redact/empty")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url("temporary/redact/redact").path,
      withDestinationPath: Command.path
    )
    let script = "'\(Self.root.appending(path: "Scripts/action").path)' audit; cat status"
    var environment = [
      "RUNNER_TEMP": folder.url("temporary").path, "GITHUB_OUTPUT": "status", "PATHS": "\nsrc\n",
    ]
    let found = try run(script, in: folder.path, environment: environment)
    #expect(found.said == "status=1\n")
    #expect(try folder.text("redact.sarif").contains("it%27s%20a.log"))
    environment["BASELINE"] = "known"
    let keyless = try run(script, in: folder.path, environment: environment)
    #expect(keyless.status != 0)
    environment["BASELINE_KEY"] = Data(try folder.bytes("key")).base64EncodedString()
    let known = try run("rm status; " + script, in: folder.path, environment: environment)
    #expect(known.said == "redact: accepted: 1 by baseline\nstatus=0\n")
    #expect(!FileManager.default.fileExists(atPath: folder.url("temporary/redact/key").path))
    environment["POLICY"] = "nope"
    let misuse = try run("rm status; " + script, in: folder.path, environment: environment)
    #expect(misuse.said.hasSuffix("status=64\n"))
    #expect(!FileManager.default.fileExists(atPath: folder.url("redact.sarif").path))
  }

  @Test func `the action takes no binary but the one that was pinned`() throws {
    let folder = try Folder()
    try folder.write("binary\n", to: "releases/v9/file")
    let script = """
      mv releases/v9/file "releases/v9/redact-$(uname -s)-$(uname -m)"
      SHA256=${SHA256:-$(sha256sum releases/v9/redact-* | cut -d' ' -f1)} \
        '\(Self.root.appending(path: "Scripts/action").path)' get
      cat temporary/redact/redact
      """
    var environment = [
      "RUNNER_TEMP": folder.url("temporary").path, "VERSION": "9",
      "DOWNLOADS": "file://\(folder.url("releases").path)",
    ]
    let right = try run(script, in: folder.path, environment: environment)
    #expect(right.status == 0)
    #expect(right.said == "binary\n")
    let other = try Folder()
    try other.write("another\n", to: "releases/v9/file")
    environment["RUNNER_TEMP"] = other.url("temporary").path
    environment["DOWNLOADS"] = "file://\(other.url("releases").path)"
    environment["SHA256"] = String(repeating: "0", count: 64)
    let wrong = try run(script, in: other.path, environment: environment)
    #expect(wrong.status != 0)
    #expect(!FileManager.default.fileExists(atPath: other.url("temporary/redact/redact").path))
  }

  @Test func `every variable that the action's script reads is one that the action sets`() throws {
    let script = try Self.text("Scripts/action")
    let action = try Self.text("action.yml")
    let read = Set(script.matches(of: /\$\{([A-Z][A-Z_0-9]+)[:}]/).map { String($0.1) })
    let own: Set = ["RUNNER_TEMP", "GITHUB_OUTPUT", "DOWNLOADS"]
    for name in read.subtracting(own) {
      #expect(action.contains("        \(name): ${{"), "\(name)")
    }
    // Nothing that somebody else chooses is a part of a command.
    let commands = action.split(separator: "\n").filter { $0.contains("run:") }
    #expect(commands.allSatisfy { !$0.contains("${{") })
  }

  @Test func `the page's allowances and its mint example hold`() throws {
    let page = try Self.text("Documentation/Adopting.md")
    let yaml = try #require(
      page.components(separatedBy: "```yaml\n").first { $0.hasPrefix("allow:") }?
        .components(separatedBy: "```").first
    )
    let folder = try Folder()
    try folder.write(yaml, to: ".redact.yaml")
    try folder.write(String(repeating: "k", count: 32), to: "key", mode: 0o600)
    try folder.write("write to desk@acme-corp.org\n", to: "docs/a.md")
    let result = try Command("audit", "--key-file", "key", "docs", in: folder).run()
    #expect(result.status == 0, "\(result.errors)")
    let mint = try #require(page.firstMatch(of: /printf .*\| redact mint/)).output
    let minted = try run(String(mint), in: folder.path)
    #expect(minted.status == 0)
    #expect(!minted.said.contains("otter"))
  }
}
