import SystemIO
import Testing

@Suite struct FileLockTests {
  @Test func `a lock that is held is not given twice`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("lock")
    do {
      let held = try FileLock(at: path)
      #expect(throws: SystemError.self) { _ = try FileLock(tryingAt: path) }
      _ = consume held
    }
    _ = try FileLock(tryingAt: path)
    #expect(try FileStatus(of: path).permissions == 0o600)
  }

  @Test func `threads that wait for a lock get it one at a time`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("lock")
    let inside = Monitor((now: 0, most: 0))
    let threads = try (0..<4).map { _ in
      try WorkerThread {
        for _ in 0..<50 {
          guard let lock = try? FileLock(at: path) else { return }
          inside.change {
            $0.now += 1
            $0.most = max($0.most, $0.now)
          }
          inside.change { $0.now -= 1 }
          _ = consume lock
        }
      }
    }
    threads.forEach { $0.join() }
    #expect(inside.change { $0.most } == 1)
  }

  @Test func `nobody waits for longer than said`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path.appending("lock")
    let held = try FileLock(at: path)
    let start = MonotonicTime.now
    let error = #expect(throws: SystemError.self) {
      _ = try FileLock(at: path, within: .milliseconds(20))
    }
    #expect(error?.isLocked == true)
    #expect(MonotonicTime.now - start >= .milliseconds(20))
    _ = consume held
    _ = try FileLock(at: path, within: .zero)
  }
}
