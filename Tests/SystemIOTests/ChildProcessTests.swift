import SystemIO
import Testing

@Suite struct ChildProcessTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ text: String) throws -> FileDescriptor {
    let path = folder.path.appending("input")
    try FileSystem.write(Array(text.utf8), to: path)
    return try FileDescriptor(opening: path, .read)
  }

  @Test func aProgramReadsTheFileAndWritesThePipe() throws {
    var child = try ChildProcess("/bin/cat", arguments: ["-"], input: try file("abc"))
    let output = try child.output.readAll()
    let ending = try child.wait()
    #expect(output == Array("abc".utf8))
    #expect(ending == .exit(0))
  }

  @Test func itsEndIsTold() throws {
    var failing = try ChildProcess("/bin/sh", arguments: ["-c", "exit 3"], input: try file(""))
    var killed = try ChildProcess("/bin/sh", arguments: ["-c", "kill -9 $$"], input: try file(""))
    let endings = (try failing.wait(), try killed.wait())
    #expect(endings == (.exit(3), .signal(9)))
  }

  @Test func theEnvironmentIsNotPassedOn() throws {
    let script = "/usr/bin/env | grep -v '^PWD=' | grep -v '^_=' | grep -v '^SHLVL='"
    var child = try ChildProcess("/bin/sh", arguments: ["-c", script], input: try file("x"))
    let output = try child.output.readAll()
    _ = try child.wait()
    #expect(output.isEmpty)
  }

  @Test func aProgramThatNobodyWaitsForIsEnded() throws {
    let id: String
    do {
      let child = try ChildProcess(
        "/bin/sh",
        arguments: ["-c", "echo $$; exec sleep 600"],
        input: try file("")
      )
      var bytes = [UInt8](repeating: 0, count: 32)
      let count = try child.output.read(into: &bytes)
      id = String(decoding: bytes[..<(count - 1)], as: UTF8.self)
    }
    #expect(throws: SystemError.self) { try FileStatus(of: FilePath("/proc/\(id)/exe")) }
  }

  @Test func aProgramThatCannotBeStartedIsAnError() throws {
    let input = try file("")
    do {
      _ = try ChildProcess("/nonexistent", arguments: [], input: input)
      Issue.record("it was started")
    } catch {
      #expect(error.isNotFound)
    }
  }
}
