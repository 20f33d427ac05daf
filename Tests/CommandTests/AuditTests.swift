import Foundation
import Testing

@Suite struct AuditTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("é \(Secret.line)\n", to: "logs/a.log")
    try folder.write("plain\n\n\(Secret.line)\n", to: "logs/sub/b.log")
  }

  @Test func `findings are told with line and byte column, never the secret`() throws {
    let result = try Command("audit", "logs", in: folder).run()
    #expect(
      result.text == """
        logs/a.log:1:29: critical dsn.url.user-password (dsn)
        logs/sub/b.log:3:26: critical dsn.url.user-password (dsn)

        """
    )
    #expect(result.status == 1)
    #expect(result.errors.isEmpty)
  }

  @Test func `nothing found is 0`() throws {
    let result = try Command("audit", input: "plain\n").run()
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
  }

  @Test func `standard input has no name`() throws {
    let result = try Command("audit", input: Secret.line).run()
    #expect(result.text == "-:1:26: critical dsn.url.user-password (dsn)\n")
    #expect(result.status == 1)
  }

  @Test func `findings below the threshold do not count`() throws {
    let mail = "mail from jane.roe@example-mail.org\n"
    #expect(try Command("audit", input: mail).run().status == 1)
    let result = try Command("audit", "--fail-on", "critical", input: mail).run()
    #expect(result.status == 0)
    #expect(!result.output.isEmpty)
    #expect(try Command("audit", "--fail-on", "dire", input: mail).run().status == 64)
  }

  @Test func `a column far into a long line is found`() throws {
    let far = String(repeating: "x ", count: 100_000) + Secret.line
    let result = try Command("audit", input: "a\n" + far).run()
    #expect(result.text == "-:2:200026: critical dsn.url.user-password (dsn)\n")
  }

  @Test func `many findings on long lines have their columns`() throws {
    var input = "é\n"
    var places: [String] = []
    for line in 2...4 {
      var length = 0
      for number in 0..<400 * (line - 1) {
        let gap = String(repeating: "é ", count: 30 + number % 7) + "漢 "
        length += gap.utf8.count
        places.append("-:\(line):\(length + 1): medium email.address.plain (email)")
        input += gap + "jane.roe\(number)@example-mail.org "
        length += "jane.roe\(number)@example-mail.org ".utf8.count
      }
      input += "\n"
    }
    let result = try Command("audit", input: input).run()
    #expect(result.text == places.joined(separator: "\n") + "\n")
    let log = try Command("audit", "--format", "sarif", input: input).run()
    let columns = log.text.matches(of: /"startColumn":([0-9]+)/).map { String($0.1) }
    let lines = input.split(separator: "\n").dropFirst()
    let expected = lines.flatMap { line in
      line.ranges(of: /jane\.roe/).map {
        "\(line.unicodeScalars.distance(from: line.startIndex, to: $0.lowerBound) + 1)"
      }
    }
    #expect(columns == expected)
  }

  @Test func `JSON lines are as documented`() throws {
    let result = try Command("audit", "--format", "jsonl", "logs/a.log", in: folder).run()
    #expect(
      result.text == """
        {"path":"logs/a.log","line":1,"column":29,"offset":28,"severity":"critical",\
        "rule":"dsn.url.user-password","label":"dsn","lengthBucket":32}

        """
    )
  }

  @Test func `a summary counts in place of telling`() throws {
    let result = try Command("audit", "--summary", "logs", in: folder).run()
    #expect(
      result.text == """
        2 critical dsn.url.user-password (dsn)
        2 findings in 2 of 2 files, 120 bytes

        """
    )
    #expect(result.status == 1)
  }

  @Test func `SARIF has what its schema requires`() throws {
    let result = try Command("audit", "--format", "sarif", "logs", in: folder).run()
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    )
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect((driver["properties"] as? [String: Any])?["rulesAndPolicy"] is String)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    #expect(!result.text.contains(Secret.canary))
  }

  @Test func `another pattern of the same length is another hash`() throws {
    let hashes = try ["0", "1"].map { digit in
      try folder.write(
        """
        rules:
          - {id: credential.toy.token, summary: s, source: s, label: toy-token,
             pattern: 'toy_[0-9]{8}\(digit)', examples: ['⟦toy_12345678\(digit)⟧'], counterexamples: [x]}

        """,
        to: "toy.yaml"
      )
      let result = try Command(
        "audit",
        "--rules",
        "toy.yaml",
        "--format",
        "sarif",
        "logs",
        in: folder
      ).run()
      return try #require(result.text.firstMatch(of: /"rulesAndPolicy": *"([0-9a-f]{12})"/)?.1)
    }
    #expect(hashes[0] != hashes[1])
  }

  @Test(arguments: ["text", "jsonl", "sarif"])
  func `many files at a time give the output of one at a time`(format: String) throws {
    for number in 0..<40 {
      let lines = String(repeating: "plain\n", count: 400 * (40 - number))
      try folder.write(lines + Secret.line + "\n", to: "many/\(number % 7)/\(number).log")
    }
    try folder.write(Array("\0".utf8), to: "many/3/binary")
    var command = Command("audit", "--format", format, "missing", "many", "logs", in: folder)
    let one = try command.run()
    command.arguments += ["--jobs", "8"]
    let many = try command.run()
    #expect(many.text == one.text)
    #expect(many.errors == one.errors)
    #expect(many.status == 2)
    command.arguments += ["--jobs", "0"]
    #expect(try command.run().status == 64)
  }

  @Test func `what is skipped inside a folder is counted`() throws {
    try folder.write(Array("\0".utf8) + Array(Secret.line.utf8), to: "logs/c.bin")
    try folder.write(Secret.line, to: "logs/.git/config")
    let result = try Command("audit", "--summary", "logs", in: folder).run()
    #expect(result.status == 2)
    #expect(result.text.hasSuffix("skipped: 1 binary, 1 .git\n"))
    #expect(
      result.errors == "redact: skipped: 1 binary, 1 .git; --allow-skips accepts that\n"
    )
    #expect(try Command("audit", "--allow-skips", "logs", in: folder).run().status == 1)
  }

  @Test func `what is named is read`() throws {
    try folder.write(Array("\0".utf8) + Array(Secret.line.utf8), to: "c.bin")
    try folder.write(Secret.line, to: ".git/config")
    let result = try Command("audit", "c.bin", ".git", in: folder).run()
    #expect(result.text.split(separator: "\n").count == 2)
    #expect(result.status == 1)
  }

  @Test func `UTF-16 is text`() throws {
    let bytes = EncodingTests.Order.little.bytes(Secret.line)
    try folder.write(bytes, to: "utf16/a.log")
    let result = try Command("audit", "utf16", in: folder).run()
    #expect(result.text == "utf16/a.log:1:26: critical dsn.url.user-password (dsn)\n")
  }

  @Test func `unreadable outweighs found`() throws {
    let result = try Command("audit", "missing", "logs", in: folder).run()
    #expect(result.status == 2)
    #expect(result.text.split(separator: "\n").count == 2)
    #expect(result.errors.hasPrefix("redact: missing: No such file or directory\n"))
  }

  @Test func `control characters of a file name do not reach the terminal`() throws {
    try folder.write(Secret.line, to: "odd/a\u{1B}[2J\nb")
    let result = try Command("audit", "odd", in: folder).run()
    #expect(result.text == "odd/a\\x1b[2J\\x0ab:1:26: critical dsn.url.user-password (dsn)\n")
  }
}
