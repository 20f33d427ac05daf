import Foundation
import Testing

@Suite struct MannersTests {
  @Test func `an unreadable file is told and the rest is done`() throws {
    let folder = try Folder()
    try folder.write(Secret.line + "\n", to: "a.log")
    let result = try Command("missing", "a.log", ".", in: folder).run()
    #expect(result.text == Secret.scrubbed + "\n")
    #expect(
      result.errors == """
        redact: missing: No such file or directory
        redact: .: Is a directory

        """
    )
    #expect(result.status == 2)
  }

  @Test func `a file without permission is told`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "closed.log", mode: 0)
    // Root may read anything, so the command runs as nobody.
    let asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", Command.path]
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: geteuid() == 0 ? "/usr/bin/setpriv" : Command.path
    )
    process.arguments = (geteuid() == 0 ? asNobody : []) + [folder.url("closed.log").path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(said == "redact: \(folder.url("closed.log").path): Permission denied\n")
    #expect(process.terminationStatus == 2)
  }

  @Test(arguments: [["scrub"], ["audit"], ["explain", "--text"], ["list-rules"], ["--help"]])
  func `a full disk is an error`(arguments: [String]) throws {
    var command = Command(input: Secret.line + "\n")
    command.arguments = arguments
    command.setUp = "exec > /dev/full"
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: standard output: No space left on device\n")
  }

  @Test(arguments: [["scrub"], ["audit"], ["list-rules"]])
  func `a closed output is an error`(arguments: [String]) throws {
    let folder = try Folder()
    var command = Command(input: Secret.line + "\n", in: folder)
    command.arguments = arguments
    command.setUp = "exec >&-"
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: standard output: Bad file descriptor\n")
  }

  @Test func `a closed error stream does not become a file`() throws {
    let folder = try Folder()
    try folder.write(Secret.line + "\n", to: "a.log")
    var command = Command("--in-place", "missing", "a.log", "--stats", in: folder)
    command.setUp = "exec >&- 2>&-"
    #expect(try command.run().status == 2)
    #expect(try folder.text("a.log") == Secret.scrubbed + "\n")
  }

  @Test func `the version tells the rules`() throws {
    let result = try Command("--version").run()
    #expect(result.text.wholeMatch(of: /redact 0\.1\.0 \(rules [0-9a-f]{12}\)\n/) != nil)
    #expect(result.status == 0)
  }

  @Test func `a mistyped command is told`() throws {
    let result = try Command("scrubb").run()
    #expect(result.status == 64)
    #expect(
      result.errors == "redact: there is no command or file 'scrubb'; did you mean 'scrub'?\n"
    )
  }

  @Test func `a file that is called like a mistyped command is a file`() throws {
    let folder = try Folder()
    try folder.write(Secret.line, to: "scrubb")
    #expect(try Command("scrubb", in: folder).run().text == Secret.scrubbed)
  }

  @Test(arguments: [
    ["--nope"], ["audit", "--format", "xml"], ["scrub", "--jobs", "0"], ["explain"],
  ])
  func `what makes no sense is 64`(arguments: [String]) throws {
    var command = Command()
    command.arguments = arguments
    let result = try command.run()
    #expect(result.status == 64)
    #expect(result.output.isEmpty)
    #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("redact: ") })
  }

  @Test(arguments: ["scrub", "audit", "explain", "check", "list-rules", "mint"])
  func `help teaches by examples and tells the exit statuses`(name: String) throws {
    let result = try Command(name, "--help").run()
    #expect(result.status == 0)
    #expect(result.text.contains("EXAMPLES"))
    #expect(result.text.contains("EXIT STATUS"))
    #expect(result.text.split(separator: "\n").count { $0.contains("redact ") } >= 3)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `shells get completions`(shell: String) throws {
    let result = try Command("--generate-completion-script", shell).run()
    #expect(result.status == 0)
    #expect(result.text.contains("list-rules"))
  }

  @Test func `colour comes when it is asked for, and not into a file`() throws {
    #expect(try !Command("audit", input: Secret.line).run().text.contains("\u{1B}"))
    #expect(
      try Command("audit", "--color", "always", input: Secret.line).run().text
        .contains("\u{1B}[1;31mcritical\u{1B}[0m")
    )
  }
}
