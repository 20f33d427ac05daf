import Foundation
import Testing

@Suite struct BaselineTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("\(Secret.line)\n", to: "logs/a.log")
    try folder.write("x\n\(Secret.line)\n", to: "logs/b.log")
  }

  private func audit(_ arguments: String..., in folder: Folder? = nil) throws -> Command.Result {
    var command = Command("audit", "--baseline", "known.jsonl", in: folder ?? self.folder)
    command.arguments += arguments
    return try command.run()
  }

  private func record() throws {
    let result = try audit("--update-baseline", "logs")
    #expect(result.status == 0)
  }

  @Test func `what is recorded does not count and is told`() throws {
    try record()
    let result = try audit("logs")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "redact: accepted: 2 by baseline\n")
    let summary = try audit("--summary", "logs")
    #expect(summary.text == "0 findings in 0 of 2 files, 112 bytes; accepted: 2 by baseline\n")
  }

  @Test func `a baseline holds no value, and its key is nobody else's to read`() throws {
    try record()
    let text = try folder.text("known.jsonl")
    #expect(!text.contains(Secret.canary))
    #expect(text.split(separator: "\n").count == 3)
    #expect(try folder.mode("known.jsonl.key") == 0o600)
    #expect(try folder.bytes("known.jsonl.key").count == 32)
  }

  @Test func `the same findings make other fingerprints under another key`() throws {
    try record()
    let first = try folder.text("known.jsonl")
    try FileManager.default.removeItem(at: folder.url("known.jsonl"))
    try FileManager.default.removeItem(at: folder.url("known.jsonl.key"))
    try record()
    let second = try folder.text("known.jsonl")
    let pairs = zip(first.split(separator: "\n"), second.split(separator: "\n"))
    #expect(pairs.allSatisfy { $0 != $1 })
  }

  @Test func `a finding that moves is the same, another value is new`() throws {
    try record()
    try folder.write("one\ntwo\n  \(Secret.line) tail\n", to: "logs/a.log")
    #expect(try audit("logs").status == 0)
    try folder.write("\(Secret.line)\n{postgres://svc:other-canary@db/shop}\n", to: "logs/a.log")
    let result = try audit("logs")
    #expect(result.text == "logs/a.log:2:13: critical dsn.url.user-password (dsn)\n")
    #expect(result.status == 1)
  }

  @Test func `a known value in another file is new`() throws {
    try record()
    try folder.write("\(Secret.line)\n", to: "logs/c.log")
    #expect(try audit("logs").text.hasPrefix("logs/c.log:1:"))
  }

  @Test func `what is gone is told, and dropped by an update`() throws {
    try record()
    try folder.write("clean\n", to: "logs/a.log")
    try FileManager.default.removeItem(at: folder.url("logs/b.log"))
    let result = try audit("logs")
    #expect(result.status == 0)
    #expect(
      result.errors == "redact: gone from the baseline: 2; --update-baseline drops them\n"
    )
    let update = try audit("--update-baseline", "logs")
    #expect(update.errors == "redact: known.jsonl: 0 added, 2 dropped, 0 kept\n")
    #expect(try folder.text("known.jsonl").split(separator: "\n").count == 1)
  }

  @Test func `files that were not read keep their entries`() throws {
    try record()
    let result = try audit("--update-baseline", "logs/a.log")
    #expect(result.errors.hasPrefix("redact: known.jsonl: 0 added, 0 dropped, 2 kept\n"))
    #expect(try audit("logs").status == 0)
  }

  @Test func `an unchanged baseline is not written again`() throws {
    try record()
    let inode = try folder.inode("known.jsonl")
    try record()
    #expect(try folder.inode("known.jsonl") == inode)
  }

  @Test func `paths are those below the baseline's folder, however they are called`() throws {
    try record()
    let path = folder.path
    #expect(try audit("./logs/../logs").status == 0)
    #expect(try audit("\(path)/logs").status == 0)
    let elsewhere = try Folder()
    let arguments = ["audit", "--baseline", "\(path)/known.jsonl", "\(path)/logs/a.log"]
    var command = Command(in: elsewhere)
    command.arguments = arguments
    let result = try command.run()
    #expect(result.status == 0)
  }

  @Test func `a key that is lost or another one is no licence to call everything new`() throws {
    try record()
    try folder.write(String(repeating: "k", count: 32), to: "other.key", mode: 0o600)
    let other = try audit("--key-file", "other.key", "logs")
    #expect(other.status == 2)
    #expect(other.errors == "redact: known.jsonl: was made with another key than other.key\n")
    try FileManager.default.removeItem(at: folder.url("known.jsonl.key"))
    for arguments in [["logs"], ["--update-baseline", "logs"]] {
      var command = Command("audit", "--baseline", "known.jsonl", in: folder)
      command.arguments += arguments
      let lost = try command.run()
      #expect(lost.status == 2)
      #expect(
        lost.errors
          == "redact: known.jsonl: its key known.jsonl.key is missing; --key-file names another file\n"
      )
    }
  }

  @Test func `a key that others may read is refused`() throws {
    try record()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: folder.url("known.jsonl.key").path
    )
    let result = try audit("logs")
    #expect(result.status == 2)
    #expect(result.errors.contains("others may read this key"))
  }

  @Test func `a baseline that is missing is told`() throws {
    let result = try audit("logs")
    #expect(result.status == 2)
    #expect(result.errors == "redact: known.jsonl: no such file; --update-baseline makes it\n")
    #expect(try Command("audit", "--update-baseline", "logs", in: folder).run().status == 64)
  }

  @Test func `mistakes in a baseline are told where they are`() throws {
    try record()
    let text = try folder.text("known.jsonl").split(separator: "\n")
    try folder.write("\(text[0])\n{\"path\": \"a\", \"rul\": \"b\"}\nnonsense\n", to: "known.jsonl")
    let result = try audit("logs")
    #expect(result.status == 2)
    #expect(
      result.errors == """
        known.jsonl:2:16: error: unknown key 'rul'; did you mean 'rule'?
        {"path": "a", "rul": "b"}
                       ^
        known.jsonl:2:1: error: missing key 'fingerprint'
        {"path": "a", "rul": "b"}
        ^
        known.jsonl:3:1: error: expected a mapping, found 'nonsense'
        nonsense
        ^
        redact: known.jsonl: has mistakes

        """
    )
  }

  @Test func `a file that is no baseline is not shown`() throws {
    try folder.write("\(Secret.line)\n", to: "known.jsonl")
    let result = try audit("logs")
    #expect(result.status == 2)
    #expect(result.errors == "redact: known.jsonl: is no baseline\n")
  }

  @Test func `the baseline and its key are not audited with their folder`() throws {
    try record()
    var command = Command("audit", "--baseline", "known.jsonl", "--summary", ".", in: folder)
    let result = try command.run()
    #expect(result.text.hasSuffix("; skipped: 2 baseline\n"))
    #expect(result.status == 0)
    command.arguments = ["audit", "--summary", "known.jsonl", "."]
    #expect(try !command.run().text.contains("baseline"))
  }

  @Test func `a baseline that cannot be written leaves nothing behind`() throws {
    var command = Command(
      "audit",
      "--baseline",
      "known.jsonl",
      "--update-baseline",
      "logs",
      in: folder
    )
    command.setUp = "ulimit -f 0"
    let result = try command.run()
    #expect(result.status == 2)
    #expect(try folder.names() == ["logs"])
  }

  @Test func `a private key is the same wherever in a long file it stands`() throws {
    // Longer than what is read at a time, so that one of the places is cut somewhere inside.
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var state: UInt64 = 7
    let lines = (0..<24).map { _ in
      String(
        (0..<64).map { _ -> Character in
          state = state &* 6_364_136_223_846_793_005 &+ 1
          return digits[Int(state >> 58)]
        }
      )
    }
    let kind = "RSA PRIVATE"
    let block =
      "-----BEGIN \(kind) KEY-----\n\(lines.joined(separator: "\n"))\n-----END \(kind) KEY-----\n"
    try folder.write("\(block)end\n", to: "logs/a.log")
    try folder.write("clean\n", to: "logs/b.log")
    try record()
    #expect(try folder.text("known.jsonl").contains("logs/a.log"))
    for start in stride(from: 65_536 - block.utf8.count, to: 65_600, by: 97) {
      let padding = String(repeating: "innocent text\n", count: start / 14)
      try folder.write(padding + block + "end\n", to: "logs/a.log")
      let result = try audit("logs")
      #expect(result.status == 0, "\(start): \(result.text)")
    }
  }

  @Test func `fingerprints are printed where there is a key`() throws {
    try record()
    try folder.write("{postgres://svc:other-canary@db/shop}\n", to: "logs/c.log")
    let lines = try audit("--format", "jsonl", "logs").text
    #expect(lines.firstMatch(of: /"fingerprint":"[0-9a-f]{32}"}/) != nil)
    let sarif = try audit("--format", "sarif", "logs").text
    #expect(sarif.firstMatch(of: /"partialFingerprints":\{"redact\/v1":"[0-9a-f]{32}"}/) != nil)
    let plain = try Command("audit", "--format", "jsonl", "logs", in: folder).run()
    #expect(!plain.text.contains("fingerprint"))
  }

  @Test func `accepted findings are shown on request`() throws {
    try record()
    let text = try audit("--show-accepted", "logs")
    #expect(text.status == 0)
    #expect(
      text.text.hasPrefix(
        "logs/a.log:1:26: critical dsn.url.user-password (dsn): accepted by baseline\n"
      )
    )
    let lines = try audit("--show-accepted", "--format", "jsonl", "logs").text
    #expect(lines.contains("\"accepted\":\"baseline\""))
    let sarif = try audit("--show-accepted", "--format", "sarif", "logs").text
    #expect(sarif.contains("\"suppressions\":[{\"kind\":\"external\""))
  }
}
