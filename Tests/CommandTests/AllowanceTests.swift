import Foundation
import Testing

@Suite struct AllowanceTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private static let place = "a.log:1:26: critical dsn.url.user-password (dsn)\n"

  @Test(arguments: [
    "# redact:allow dsn.url.user-password example of the manual",
    "// redact:allow dsn seen by all", "/* redact:allow dsn.url made up */", "redact:allow dsn é",
    "<!-- redact:allow email,dsn both are examples -->",
  ])
  func `a line allows what it names with a reason`(comment: String) throws {
    try folder.write("\(Secret.line) \(comment)\n", to: "a.log")
    let result = try Command("audit", "a.log", in: folder).run()
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "redact: accepted: 1 by line\n")
  }

  @Test(arguments: [
    ("redact:allow", "'redact:allow' names a rule that does not exist"),
    ("redact:allow dzn example", "'redact:allow' names a rule that does not exist"),
    ("redact:allow dsn,nope example", "'redact:allow' names a rule that does not exist"),
    ("redact:allow dsn", "'redact:allow' gives no reason"),
    ("/* redact:allow dsn */", "'redact:allow' gives no reason"),
  ])
  func `an allowance with a mistake allows nothing and is told`(
    comment: String,
    mistake: String
  ) throws {
    try folder.write("\(Secret.line) \(comment)\n", to: "a.log")
    let result = try Command("audit", "a.log", in: folder).run()
    #expect(result.status == 1)
    #expect(result.text == Self.place)
    #expect(result.errors == "redact: a.log:1: \(mistake)\n")
  }

  @Test func `a line allows nothing for its neighbours and nothing of other rules`() throws {
    try folder.write(
      "# redact:allow dsn example\n\(Secret.line)\n\(Secret.line) redact:allow email an address\n",
      to: "a.log"
    )
    let result = try Command("audit", "a.log", in: folder).run()
    #expect(result.text.split(separator: "\n").count == 2)
  }

  @Test func `what a line says is not repeated`() throws {
    let line = "\(Secret.line) redact:allow \(Secret.canary) \(Secret.canary)\n"
    try folder.write(line, to: "a.log")
    try folder.write("\(Secret.line) redact:allow dsn \(Secret.canary)\n", to: "b.log")
    for format in ["text", "jsonl", "sarif"] {
      let result = try Command(
        "audit",
        "--show-accepted",
        "--format",
        format,
        "a.log",
        "b.log",
        in: folder
      ).run()
      #expect(!result.text.contains(Secret.canary))
      #expect(!result.errors.contains(Secret.canary))
    }
  }

  @Test func `scrub knows no allowances`() throws {
    let line = "\(Secret.line) redact:allow dsn example"
    try folder.write("allow: [{path: '**', reason: all, expires: 2999-01-01}]", to: ".redact.yaml")
    let result = try Command("scrub", input: line, in: folder).run()
    #expect(result.text == "\(Secret.scrubbed) redact:allow dsn example")
    #expect(result.errors.isEmpty)
  }

  @Test func `a file allows by rule, path and fingerprint and says so`() throws {
    try folder.write(Secret.line, to: "logs/a.log")
    try folder.write(Secret.line, to: "docs/deep/a.md")
    try folder.write(
      """
      allow:
        - {rule: dsn, path: 'docs/**', reason: "example, see \\e[31m", expires: 2999-12-31}
      """,
      to: ".redact.yaml"
    )
    let result = try Command("audit", "--show-accepted", "logs", "docs", in: folder).run()
    #expect(result.status == 1)
    #expect(
      result.text == """
        logs/a.log:1:26: critical dsn.url.user-password (dsn)
        docs/deep/a.md:1:26: critical dsn.url.user-password (dsn): accepted by configuration, \
        example, see \\x1b[31m

        """
    )
    #expect(
      result.errors == """
        redact: .redact.yaml: 1 in force, 0 expired
        redact: accepted: 1 by configuration

        """
    )
  }

  @Test func `a fingerprint allows one value`() throws {
    try folder.write("\(Secret.line)\npostgres://svc:another@db/shop\n", to: "a.log")
    try folder.write(String(repeating: "k", count: 32), to: "key", mode: 0o600)
    let listing = Command("audit", "--key-file", "key", "--format", "jsonl", "a.log", in: folder)
    let lines = try listing.run().text
    let print = try #require(lines.firstMatch(of: /"fingerprint":"([0-9a-f]{32})"/)).1
    try folder.write(
      "allow:\n  - {fingerprint: '\(print)', reason: public, expires: 2999-12-31}\n",
      to: "allow.yaml"
    )
    let options = ["--config", "allow.yaml", "--key-file", "key"]
    var command = Command("audit", "a.log", in: folder)
    command.arguments += options
    let result = try command.run()
    #expect(result.text == "a.log:2:12: critical dsn.url.user-password (dsn)\n")
    let keyless = try Command("audit", "--config", "allow.yaml", "a.log", in: folder).run()
    #expect(keyless.status == 2)
    #expect(
      keyless.errors == "redact: allow.yaml:2: a fingerprint needs --key-file or --baseline\n"
    )
  }

  @Test func `what has expired is a finding again, with a notice`() throws {
    try folder.write(Secret.line, to: "a.log")
    try folder.write(
      "allow:\n  - {rule: dsn, reason: until the move, expires: 2020-02-29}\n",
      to: ".redact.yaml"
    )
    let result = try Command("audit", "a.log", in: folder).run()
    #expect(result.status == 1)
    #expect(
      result.errors == """
        .redact.yaml:2:5: warning: expired on 2020-02-29; what it allowed is a finding again
          - {rule: dsn, reason: until the move, expires: 2020-02-29}
            ^
        redact: .redact.yaml: 0 in force, 1 expired

        """
    )
  }

  @Test func `mistakes in the file are told where they are and end the audit`() throws {
    try folder.write(Secret.line, to: "a.log")
    try folder.write("allow:\n  - {rule: dsm, reason: x, expires: tomorrow}\n", to: ".redact.yaml")
    let result = try Command("audit", "a.log", in: folder).run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.errors == """
        .redact.yaml:2:12: error: there is no rule 'dsm'; did you mean 'dsn'?
          - {rule: dsm, reason: x, expires: tomorrow}
                   ^
        .redact.yaml:2:37: error: expected a day such as 2027-01-31, found 'tomorrow'
          - {rule: dsm, reason: x, expires: tomorrow}
                                            ^
        redact: .redact.yaml: has 2 mistakes

        """
    )
  }

  @Test func `the file of an audited tree is not read`() throws {
    try folder.write(Secret.line, to: "tree/a.log")
    try folder.write(
      "allow: [{path: '**', reason: mine, expires: 2999-01-01}]",
      to: "tree/.redact.yaml"
    )
    let result = try Command("audit", "tree", in: folder).run()
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
  }

  @Test func `allowances can be left out of account`() throws {
    try folder.write("\(Secret.line) redact:allow dsn example\n\(Secret.line)\n", to: "a.log")
    try folder.write("allow: [{rule: dsn, reason: mine, expires: 2999-01-01}]", to: ".redact.yaml")
    let result = try Command("audit", "--ignore-allowances", "a.log", in: folder).run()
    #expect(result.text.split(separator: "\n").count == 2)
    #expect(result.errors.isEmpty)
    let both = Command("audit", "--ignore-allowances", "--config", ".redact.yaml", in: folder)
    #expect(try both.run().status == 64)
    let missing = try Command("audit", "--config", "missing.yaml", "a.log", in: folder).run()
    #expect(missing.status == 2)
    #expect(missing.errors == "redact: missing.yaml: No such file or directory\n")
  }
}
