import Foundation
import Testing

@Suite struct RulesDiffTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(Self.rule(length: 32, label: "acme-token"), to: "old/acme.yaml")
    try folder.write(
      """
      text acme_0123456789abcdef0123456789abcdef end
      text acme_0123456789abcdef end
      \(Secret.line)

      """,
      to: "logs/a.log"
    )
  }

  private static func rule(length: Int, label: String) -> String {
    """
    rules:
      - id: credential.acme.token
        summary: a toy
        source: https://acme.example/tokens
        label: \(label)
        pattern: '(?<secret>acme_[a-z0-9]{\(length)})'
        examples: ['deploy with ⟦acme_{loweralnum:\(length)}⟧ failed']
        counterexamples: ['acme_token is missing']
    """
  }

  private func diff(_ arguments: String...) throws -> Command.Result {
    var command = Command("rules", "diff", in: folder)
    command.arguments += arguments
    return try command.run()
  }

  @Test func `rules that remove more are told and pass`() throws {
    let result = try diff("built-in", "old", "--on", "logs")
    #expect(result.status == 0)
    #expect(
      result.text == """
        rules added: 1
          credential.acme.token
        rules retired: 0
        rules changed: 0
        samples: 1, 133 bytes
        newly removed: 1
          1 acme-token, 37 bytes
        newly kept: 0
        removed under another label: 0

        """
    )
  }

  @Test func `what newly stays is told and fails`() throws {
    let result = try diff("old", "built-in", "--on", "logs", "--format", "json")
    #expect(result.status == 1)
    #expect(
      result.text == """
        {"rules":{"added":[],"retired":["credential.acme.token"],"changed":[]},\
        "samples":{"files":1,"bytes":133,"skipped":0},"newlyRemoved":[],\
        "newlyKept":[{"label":"acme-token","stretches":1,"bytes":37}],"relabelled":0}

        """
    )
    #expect(!result.text.contains("0123456789abcdef"))
  }

  @Test func `a part that stays is counted in bytes, another label told`() throws {
    try folder.write(Self.rule(length: 16, label: "acme-key"), to: "new/acme.yaml")
    let shorter = try diff("old", "new", "--on", "logs/a.log").text
    #expect(shorter.contains("rules changed: 1\n  credential.acme.token\n"))
    try folder.write(Self.rule(length: 32, label: "acme-key"), to: "other/acme.yaml")
    let other = try diff("old", "other", "--on", "logs/a.log")
    #expect(other.status == 0)
    #expect(other.text.hasSuffix("newly kept: 0\nremoved under another label: 1\n"))
  }

  @Test func `a set that defines the built-in policies stands alone`() throws {
    try folder.write(Self.rule(length: 32, label: "acme-token"), to: "own/acme.yaml")
    try folder.write("policy: logs\nactions: {credential: remove}\n", to: "own/logs.yaml")
    let result = try diff("built-in", "own", "--on", "logs", "--format", "json")
    #expect(result.status == 1)
    #expect(result.text.contains("\"newlyKept\":[{\"label\":\"dsn\",\"stretches\":1"))
    let policy = try diff("built-in", "own", "--on", "logs", "--policy", "telemetry")
    #expect(policy.status == 64)
    #expect(policy.errors == "redact: own has no policy 'telemetry'\n")
  }

  @Test func `samples come from standard input and through decompression, too`() throws {
    var command = Command("rules", "diff", "old", "built-in", "--on", "-", in: folder)
    command.input = try folder.bytes("logs/a.log")
    #expect(try command.run().status == 1)
  }

  @Test func `nothing to compare on is no success`() throws {
    try folder.write(Array("\0".utf8), to: "empty/binary")
    let result = try diff("built-in", "built-in", "--on", "empty", "--allow-skips")
    #expect(result.status == 2)
    #expect(result.errors == "redact: no sample was read, so that nothing was compared\n")
  }

  @Test func `what cannot be read is told and weighs more`() throws {
    let missing = try diff("old", "built-in", "--on", "missing", "--on", "logs")
    #expect(missing.status == 2)
    #expect(missing.errors == "redact: missing: No such file or directory\n")
    #expect(missing.text.contains("newly kept: 1"))
    try folder.write(Array("\0".utf8), to: "logs/binary")
    #expect(try diff("old", "old", "--on", "logs").status == 2)
    #expect(try diff("old", "old", "--on", "logs", "--allow-skips").status == 0)
    #expect(try diff("nope", "built-in", "--on", "logs").status == 2)
    #expect(try diff("built-in", "built-in").status == 64)
    try folder.write("rules: [", to: "broken/a.yaml")
    let broken = try diff("built-in", "broken", "--on", "logs")
    #expect(broken.status == 2)
    #expect(broken.errors.hasSuffix("redact: broken: the rules have mistakes\n"))
  }
}
