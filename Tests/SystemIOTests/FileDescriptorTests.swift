import SystemIO
import Testing

@Suite struct FileDescriptorTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func readsWhatWasWritten() throws {
    let path = try folder.file("a", "héllo\0\r\n")
    #expect(try folder.text(of: path) == "héllo\0\r\n")
  }

  @Test func readsInPieces() throws {
    let file = try FileDescriptor(opening: try folder.file("a", "abcde"), .read)
    var buffer = [UInt8](repeating: 0, count: 3)
    let first = try file.read(into: &buffer)
    #expect(first == 3)
    #expect(buffer == Array("abc".utf8))
    let second = try file.read(into: &buffer)
    #expect(second == 2)
    #expect(buffer == Array("dec".utf8))
    let end = try file.read(into: &buffer)
    #expect(end == 0)
  }

  @Test func refusesMoreThanTheLimit() throws {
    let path = try folder.file("a", "12345")
    #expect(try FileSystem.readAll(path, limit: 5).count == 5)
    let error = #expect(throws: SystemError.self) { try FileSystem.readAll(path, limit: 4) }
    #expect(error?.isTooLarge == true)
  }

  @Test func namesTheCallAndTheReason() throws {
    let error = #expect(throws: SystemError.self) {
      try FileSystem.readAll(folder.path.appending("missing"))
    }
    #expect(error?.call == "open")
    #expect(error?.description == "No such file or directory")
    #expect(error?.isNotFound == true)
  }

  @Test func createExclusiveRefusesAnExistingFile() throws {
    let path = try folder.file("a")
    let error = #expect(throws: SystemError.self) {
      _ = try FileDescriptor(opening: path, .createExclusive)
    }
    #expect(error?.isAlreadyThere == true)
  }

  @Test func appendKeepsWhatIsThere() throws {
    let path = try folder.file("a", "one")
    try FileDescriptor(opening: path, .append).writeAll("two")
    #expect(try folder.text(of: path) == "onetwo")
  }

  @Test func anOwnedFileIsClosedWithItsValue() throws {
    let path = try folder.file("a")
    var first: Int32 = -1
    do {
      let file = try FileDescriptor(opening: path, .read)
      first = file.number
    }
    #expect(throws: SystemError.self) { try FileDescriptor(borrowing: first).status() }
  }

  @Test func aRegularFileIsNoTerminalAndAlwaysHasInput() throws {
    let file = try FileDescriptor(opening: try folder.file("a"), .read)
    let answers = (file.isTerminal, file.terminalColumns == nil, try file.hasInput())
    #expect(answers == (false, true, true))
  }

  @Test func aNulInAPathNamesNoFile() throws {
    _ = try folder.file("a")
    let path = FilePath(bytes: folder.path.bytes + Array("/a\0b".utf8))
    #expect(throws: SystemError.self) { try FileSystem.readAll(path) }
  }
}
