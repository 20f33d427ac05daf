import Testing

/// Values that the caller knows are secret, from each place that they may come from.
@Suite struct KnownOptionsTests {
  let folder: Folder
  private static let mark = "[redacted:known-secret]"

  init() throws {
    folder = try Folder()
  }

  private func run(_ arguments: String..., input: String) throws -> Command.Result {
    var command = Command(input: input, in: folder)
    command.arguments = arguments
    return try command.run()
  }

  @Test(arguments: ["\n", "\r\n"]) func `a file holds a value a line`(end: String) throws {
    let lines = ["quietriver", "", "\"tiger \\\"lily\\u00e9\\\"\"", "# no comment"]
    try folder.write(lines.joined(separator: end), to: "known")
    let result = try run(
      "--known-file",
      "known",
      input: "quietriver 'tiger \"lilyé\"' # no comment\n"
    )
    #expect(result.text == "\(Self.mark) '\(Self.mark)' \(Self.mark)\n")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func `what is refused is told by its place and not removed`() throws {
    try folder.write("tiny\nquietriver\npassword\nhttps://db.example/x\n", to: "known")
    let result = try run("--known-file", "known", input: "tiny password quietriver")
    #expect(result.text == "tiny password \(Self.mark)")
    #expect(
      result.errors == """
        redact: known:1: not removed: too short to be removed safely (fewer than 6 bytes)
        redact: known:3: not removed: too common to be removed safely
        redact: known:4: not removed: a URL or connection string without credentials

        """
    )
    #expect(result.status == 0)
  }

  @Test(arguments: [
    ("quietriver\n\"open\n", "redact: known:2: is not a JSON string\n"),
    ("\"a\" \"quietriver\"\n", "redact: known:1: is not a JSON string\n"),
    ("quietriver\n{\"a\":1}\nqu\u{0}\n", ""),
  ])
  func `a line that begins with a quote is a JSON string`(file: String, errors: String) throws {
    try folder.write(file, to: "known")
    let result = try run("--known-file", "known", input: "quietriver")
    #expect(result.status == (errors.isEmpty ? 0 : 2))
    #expect(result.text == (errors.isEmpty ? Self.mark : ""))
    #expect(errors.isEmpty || result.errors == errors)
  }

  @Test func `a missing file or one that is not UTF-8 ends the command before it reads`() throws {
    let missing = try run("--known-file", "missing", input: "quietriver")
    #expect(missing.status == 2 && missing.output.isEmpty)
    #expect(missing.errors == "redact: missing: No such file or directory\n")
    try folder.write([0x61, 0xFF, 0x62, 0x63, 0x64, 0x65, 0x66], to: "known")
    let broken = try run("--known-file", "known", input: "quietriver")
    #expect(broken.status == 2 && broken.errors == "redact: known:1: is not UTF-8\n")
  }

  @Test func `values come through a pipe and a descriptor`() throws {
    try folder.write("quietriver\n", to: "known")
    var pipe = Command(input: "quietriver", in: folder)
    pipe.setUp = "mkfifo pipe; (cat known > pipe &)"
    pipe.arguments = ["--known-file", "pipe"]
    #expect(try pipe.run().text == Self.mark)
    var descriptor = Command(input: "quietriver", in: folder)
    descriptor.setUp = "exec 7< known"
    descriptor.arguments = ["--known-fd", "7"]
    #expect(try descriptor.run().text == Self.mark)
    let closed = try run("--known-fd", "99", input: "quietriver")
    #expect(closed.status == 2)
    #expect(closed.errors == "redact: file descriptor 99: Bad file descriptor\n")
  }

  @Test func `of a dotenv file the values that may be secret are known`() throws {
    try folder.write(
      """
      # quietriver
      PORT=30001234
      export MODE=productive
      DATA=/srv/app/quietly
      DB_PASSWORD=swordfish # a comment
      TOKEN='two # words' 
      CERT="first-line1\\nsecond-line2"
      EMPTY=

      """,
      to: ".env"
    )
    let settings = "quietriver 30001234 productive /srv/app/quietly "
    let result = try run(
      "--known-dotenv",
      ".env",
      input: settings + "swordfish|two # words|first-line1"
    )
    #expect(result.text == settings + "\(Self.mark)|\(Self.mark)|\(Self.mark)")
    #expect(result.errors == "")
  }

  @Test(arguments: [
    ("APP_*", [true, false, false, true]), ("APP_?", [true, false, false, false]),
    ("APP_DIR", [false, true, false, false]), ("app_*", [false, false, false, false]),
    ("*_MODE", [false, false, false, false]), ("APP_MODE", [false, false, true, false]),
  ])
  func `variables are named by a pattern`(glob: String, known: [Bool]) throws {
    let values = ["k3jH6fD8sQ2w", "/srv/quietly", "swimmingly", "swordfish"]
    let names = ["APP_A", "APP_DIR", "APP_MODE", "APP_PASSWORD"]
    var command = Command("--known-env", glob, input: values.joined(separator: "|"))
    command.environment = Dictionary(uniqueKeysWithValues: zip(names, values))
    let expected = zip(values, known).map { $1 ? Self.mark : $0 }.joined(separator: "|")
    #expect(try command.run().text == expected)
  }

  @Test func `a source that holds nothing is told`() throws {
    try folder.write("\n \n", to: "known")
    try folder.write("# none\n", to: ".env")
    let result = try run(
      "--known-file",
      "known",
      "--known-dotenv",
      ".env",
      "--known-env",
      "REDACT_TYPO_*",
      input: "text"
    )
    #expect(
      result.errors == """
        redact: known: holds no value that is taken as secret
        redact: .env: holds no value that is taken as secret
        redact: 'REDACT_TYPO_*' names no environment variable that is taken as secret

        """
    )
    #expect(result.text == "text" && result.status == 0)
  }

  @Test func `audit, explain and JSON know them, too`() throws {
    try folder.write("k3jH6fD8sQ2w\n", to: "known")
    try folder.write("a k3jH6fD8sQ2w\n", to: "app.log")
    let audit = try run("audit", "--known-file", "known", "app.log", input: "")
    #expect(audit.text == "app.log:1:3: critical known-secret.known.text (known-secret)\n")
    #expect(audit.status == 1)
    let text = try run("explain", "--known-file", "known", "--text", input: "a k3jH6fD8sQ2w\n")
    #expect(
      text.text.hasPrefix("line 1: known-secret.known.text: remove: \(Self.mark): value that")
    )
    #expect(try run("explain", "known-secret", input: "").status == 0)
    let json = try run(
      "--jsonl",
      "--known-file",
      "known",
      input: "{\"k3jH6fD8sQ2w\":\"\\u006b3jH6fD8sQ2w\"}\n"
    )
    #expect(json.text == "{\"\(Self.mark)\":\"\(Self.mark)\"}\n")
  }

  @Test func `nothing that is printed holds a value`() throws {
    try folder.write("tiny1\nk3jH6fD8sQ2w\n\"k3jH6fD8sQ2x\n", to: "known")
    let result = try run("--known-file", "known", "--stats", input: "k3jH6fD8sQ2w")
    #expect(!result.errors.contains("k3jH6") && !result.errors.contains("tiny1"))
  }
}
