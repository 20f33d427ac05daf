import SystemIO
import Testing

@Suite struct DirectoryWalkTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileSystem.createDirectory(folder.path.appending("b"))
    _ = try folder.file("b/2")
    _ = try folder.file("b/1")
    _ = try folder.file("c")
    _ = try folder.file("a")
    try FileSystem.createSymbolicLink(at: folder.path.appending("loop"), to: folder.path)
  }

  @Test func visitsParentsFirstInByteOrder() throws {
    #expect(names(DirectoryWalk(of: folder.path)) == ["a", "b", "b/1", "b/2", "c", "loop"])
  }

  @Test func leavesOutWhatItMustNotEnter() throws {
    let walk = DirectoryWalk(of: folder.path) { $0.lastComponent != "b" }
    #expect(names(walk) == ["a", "b", "c", "loop"])
  }

  @Test func reportsAnUnreadableRootAsItsOnlyStep() {
    let steps = Array(DirectoryWalk(of: "/nonexistent/folder"))
    #expect(steps.count == 1)
    guard case .failure(_, let error)? = steps.first else {
      Issue.record("not a failure")
      return
    }
    #expect(error.isNotFound)
  }

  @Test func keepsNamesThatAreNotUTF8() throws {
    let odd = folder.path.appending(FilePath(bytes: [UInt8(ascii: "z"), 0xff]))
    do {
      try FileSystem.write([1], to: odd)
    } catch SystemError(code: 92, call: "open") {
      return  // Darwin refuses such names with EILSEQ.
    }
    let found = try FileSystem.entries(of: folder.path).last
    #expect(found?.bytes == [UInt8(ascii: "z"), 0xff])
    #expect(try FileSystem.readAll(odd) == [1])
  }

  private func names(_ walk: DirectoryWalk) -> [String] {
    walk.compactMap { step in
      guard case .entry(let path, _) = step else { return nil }
      return String(path.description.dropFirst(folder.path.description.count + 1))
    }
  }
}
