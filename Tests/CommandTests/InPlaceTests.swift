import Foundation
import Testing

@Suite struct InPlaceTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(Secret.line + "\n", to: "a.log", mode: 0o640)
  }

  @Test func `a file is replaced and keeps its mode`() throws {
    let result = try Command("--in-place", "a.log", in: folder).run()
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(try folder.text("a.log") == Secret.scrubbed + "\n")
    #expect(try folder.mode("a.log") == 0o640)
    #expect(try folder.names() == ["a.log"])
  }

  @Test func `a link stays a link`() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.url("link").path,
      withDestinationPath: "a.log"
    )
    let result = try Command("--in-place", "link", in: folder).run()
    #expect(result.status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.url("link").path) == "a.log"
    )
    #expect(try folder.text("a.log") == Secret.scrubbed + "\n")
  }

  @Test func `a file with two names is refused`() throws {
    try FileManager.default.linkItem(at: folder.url("a.log"), to: folder.url("b.log"))
    let result = try Command("--in-place", "a.log", in: folder).run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: a.log: has 2 hard links\n")
    #expect(try folder.text("b.log") == Secret.line + "\n")
  }

  @Test func `a file without secrets is not touched`() throws {
    try folder.write("plain\n", to: "plain.log")
    let inode = try folder.inode("plain.log")
    #expect(try Command("--in-place", "plain.log", in: folder).run().status == 0)
    #expect(try folder.inode("plain.log") == inode)
  }

  @Test func `a file that changes meanwhile is refused`() throws {
    let filler = [UInt8](repeating: UInt8(ascii: "x"), count: 999) + [UInt8(ascii: "\n")]
    var bytes = Array((Secret.line + "\n").utf8)
    for _ in 0..<20_000 {
      bytes += filler
    }
    try folder.write(bytes, to: "big.log")
    let command = try LiveCommand(Command("--in-place", "big.log", in: folder))
    // Its temporary file shows that the command has opened the original.
    while command.process.isRunning, try !folder.names().contains(where: { $0.hasSuffix(".tmp") }) {
    }
    let handle = try FileHandle(forWritingTo: folder.url("big.log"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("more\n".utf8))
    try handle.close()
    let result = command.end()
    #expect(result.status == 2)
    #expect(result.errors == "redact: big.log: changed while it was being read\n")
    #expect(try folder.bytes("big.log").count == bytes.count + 5)
    #expect(try folder.names() == ["a.log", "big.log"])
  }

  @Test func `without room the original stays`() throws {
    let long = String(repeating: Secret.line + "\n", count: 1000)
    try folder.write(long, to: "long.log")
    var command = Command("--in-place", "long.log", "a.log", in: folder)
    command.setUp = "ulimit -f 8"
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: long.log: File too large\n")
    #expect(try folder.text("long.log") == long)
    #expect(try folder.text("a.log") == Secret.scrubbed + "\n")
    #expect(try folder.names() == ["a.log", "long.log"])
  }

  @Test func `several files are replaced at once`() throws {
    var command = Command("--in-place", "--jobs", "4", "missing.log", in: folder)
    for number in 0..<12 {
      try folder.write(Secret.line + "\n", to: "\(number).txt")
      command.arguments.append("\(number).txt")
    }
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: missing.log: No such file or directory\n")
    for number in 0..<12 {
      #expect(try folder.text("\(number).txt") == Secret.scrubbed + "\n")
    }
  }

  @Test func `where few files may be open, fewer are replaced at once`() throws {
    var command = Command("--in-place", "--jobs", "64", in: folder)
    for number in 0..<64 {
      try folder.write(Secret.line + "\n", to: "\(number).txt")
      command.arguments.append("\(number).txt")
    }
    command.setUp = "ulimit -n 20"
    let result = try command.run()
    #expect(result.errors == "")
    #expect(result.status == 0)
    for number in 0..<64 {
      #expect(try folder.text("\(number).txt") == Secret.scrubbed + "\n")
    }
  }

  @Test(arguments: [[], ["-"]])
  func `standard input has no place`(files: [String]) throws {
    var command = Command("--in-place")
    command.arguments += files
    let result = try command.run()
    #expect(result.status == 64)
    #expect(result.errors == "redact: --in-place needs files\n")
  }

  @Test func `folders and pipes are refused`() throws {
    try FileManager.default.createDirectory(
      at: folder.url("sub"),
      withIntermediateDirectories: false
    )
    var command = Command("--in-place", "sub", "pipe", in: folder)
    command.setUp = "mkfifo pipe"
    let result = try command.run()
    #expect(result.status == 2)
    #expect(
      result.errors == """
        redact: sub: is not a regular file
        redact: pipe: is not a regular file

        """
    )
  }

  @Test func `a binary file is not replaced`() throws {
    let bytes = Array(Secret.line.utf8) + [0, 1, 2, 0x0A]
    try folder.write(bytes, to: "a.bin")
    let result = try Command("--in-place", "a.bin", in: folder).run()
    #expect(result.status == 2)
    #expect(
      result.errors
        == "redact: a.bin: looks binary, with a NUL in its first 8 KiB; scrub it to standard output\n"
    )
    #expect(try folder.bytes("a.bin") == bytes)
  }
}
