import Foundation
import Testing

@Suite struct CompressedFileTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("plain\n\(Secret.line)\n", to: "a.log")
  }

  static let programs = [("gzip", "gz"), ("xz", "xz"), ("zstd", "zst"), ("bzip2", "bz2")]

  private func compress(_ name: String, by program: String, as ending: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "\(program) -c '\(name)' > '\(name).\(ending)'"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test(arguments: programs)
  func `a compressed file is read through its program`(program: String, ending: String) throws {
    try compress("a.log", by: program, as: ending)
    try folder.write(try folder.bytes("a.log.\(ending)"), to: "logs/odd name")
    let audit = try Command("audit", "logs", in: folder).run()
    #expect(audit.text == "logs/odd name:2:26: critical dsn.url.user-password (dsn)\n")
    #expect(audit.status == 1)
    let scrub = try Command("scrub", "logs/odd name", in: folder).run()
    #expect(scrub.text == "plain\n\(Secret.scrubbed)\n")
    #expect(scrub.status == 0)
  }

  @Test(arguments: programs)
  func `a damaged file is skipped, counted and told`(program: String, ending: String) throws {
    try folder.write(
      (0..<4000).map { "\($0 &* 2_654_435_761 % 999_983) text\n" }.joined(),
      to: "long.log"
    )
    try compress("long.log", by: program, as: ending)
    let whole = try folder.bytes("long.log.\(ending)")
    try folder.write(Array(whole.dropLast(20)), to: "logs/cut")
    let cause = "logs/cut: is damaged: '\(program)' did not get to its end"
    for path in ["logs", "logs/cut"] {
      let result = try Command("audit", path, in: folder).run()
      #expect(result.status == 2)
      #expect(
        result.errors == """
          redact: \(cause)
          redact: skipped: 1 damaged; --allow-skips accepts that

          """
      )
      #expect(try Command("audit", "--allow-skips", path, in: folder).run().status == 0)
    }
    let scrub = try Command("scrub", "logs/cut", in: folder).run()
    #expect(scrub.status == 2)
    #expect(scrub.errors == "redact: \(cause)\n")
  }

  @Test func `a program that is not installed is told`() throws {
    try compress("a.log", by: "gzip", as: "gz")
    var command = Command("audit", "a.log.gz", in: folder)
    command.environment = ["PATH": ":.:relative:/nowhere"]
    let result = try command.run()
    #expect(result.status == 2)
    #expect(
      result.errors == """
        redact: a.log.gz: is compressed, and 'gzip' is not installed
        redact: skipped: 1 no-decompressor; --allow-skips accepts that

        """
    )
    command.arguments = ["a.log.gz"]
    let scrub = try command.run()
    #expect(scrub.status == 2)
    #expect(scrub.output.isEmpty)
  }

  @Test func `a program in a relative folder of PATH is not run`() throws {
    try compress("a.log", by: "gzip", as: "gz")
    try folder.write("#!/bin/sh\n/bin/echo run > proof\n", to: "gzip", mode: 0o755)
    var command = Command("audit", "a.log.gz", in: folder)
    command.environment = ["PATH": ".:/usr/bin:/bin"]
    #expect(try command.run().status == 1)
    #expect(try !folder.names().contains("proof"))
  }

  @Test func `files that are open are not passed on`() throws {
    try compress("a.log", by: "gzip", as: "gz")
    let script = "#!/bin/sh\n/bin/ls /proc/$$/fd > fds\nexec /usr/bin/gzip \"$@\"\n"
    try folder.write(script, to: "bin/gzip", mode: 0o755)
    var command = Command("audit", "a.log.gz", in: folder)
    command.environment = ["PATH": folder.url("bin").path]
    command.setUp = "exec 9< a.log 77< a.log"
    #expect(try command.run().status == 1)
    let numbers = try folder.text("fds").split(separator: "\n")
    #expect(numbers.contains("0") && numbers.contains("1"))
    #expect(!numbers.contains("9") && !numbers.contains("77"))
  }

  @Test func `a file that comes to far too much is given up`() throws {
    try folder.write(String(repeating: "plain plain\n", count: 1_500_000), to: "bomb")
    try compress("bomb", by: "zstd -19", as: "zst")
    let result = try Command("audit", "bomb.zst", in: folder).run()
    #expect(result.status == 2)
    #expect(result.errors.contains("bytes when it is decompressed"))
    #expect(result.errors.contains("skipped: 1 too-large"))
  }

  @Test func `a compressed file is not replaced`() throws {
    try compress("a.log", by: "gzip", as: "gz")
    let before = try folder.bytes("a.log.gz")
    let result = try Command("scrub", "--in-place", "a.log.gz", in: folder).run()
    #expect(result.status == 2)
    #expect(
      result.errors == "redact: a.log.gz: is compressed; scrub it to standard output\n"
    )
    #expect(try folder.bytes("a.log.gz") == before)
  }

  @Test func `compressed UTF-16 is text, compressed binary is not`() throws {
    try folder.write(EncodingTests.Order.big.bytes(Secret.line), to: "wide")
    try folder.write(Array("\0".utf8) + Array(Secret.line.utf8), to: "binary")
    try compress("wide", by: "gzip", as: "gz")
    try compress("binary", by: "gzip", as: "gz")
    try FileManager.default.removeItem(at: folder.url("a.log"))
    try FileManager.default.removeItem(at: folder.url("wide"))
    try FileManager.default.removeItem(at: folder.url("binary"))
    let result = try Command("audit", "--allow-skips", ".", in: folder).run()
    #expect(result.text == "./wide.gz:1:26: critical dsn.url.user-password (dsn)\n")
    #expect(result.errors == "redact: skipped: 1 binary\n")
  }

  @Test func `many at a time give the output of one at a time`() throws {
    for number in 0..<30 {
      let (program, ending) = Self.programs[number % 4]
      let lines = String(repeating: "plain \(number)\n", count: 4000)
      try folder.write("\(lines)\(Secret.line)\n", to: "many/\(number)")
      try compress("many/\(number)", by: program, as: ending)
      try FileManager.default.removeItem(at: folder.url("many/\(number)"))
    }
    var command = Command("audit", "many", in: folder)
    let one = try command.run()
    #expect(one.text.split(separator: "\n").count == 30)
    command.arguments += ["--jobs", "8"]
    #expect(try command.run().text == one.text)
  }

  @Test func `a reader that goes away ends the program, too`() throws {
    try folder.write(String(repeating: "\(Secret.line)\n", count: 20_000), to: "long.log")
    try compress("long.log", by: "gzip", as: "gz")
    var command = Command("scrub", "long.log.gz", in: folder)
    command.setUp = "exec > >(head -c 100 >/dev/null)"
    #expect(try command.run().status == 0)
  }

  @Test func `standard input passes as it is`() throws {
    try compress("a.log", by: "gzip", as: "gz")
    var command = Command()
    command.input = try folder.bytes("a.log.gz")
    #expect(try command.run().output == command.input)
  }
}
