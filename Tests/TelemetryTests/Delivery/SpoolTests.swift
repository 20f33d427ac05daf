import EventPolicy
import Foundation
import SystemIO
import Testing

@testable import Telemetry

@Suite struct SpoolTests {
  let folder: SpoolFolder
  let now = Duration.seconds(1_773_478_930)

  init() throws {
    folder = try SpoolFolder()
  }

  private func spool(_ limits: SpoolLimits = SpoolLimits()) -> Spool {
    Spool(in: folder.path, limits: limits)
  }

  /// The numbers of the events that can be read back, in order.
  private func numbers(_ spool: Spool) -> [Int] {
    spool.records().compactMap { record in
      guard case .event(let event) = spool.read(record, through: TestEvents.scrubber) else {
        return nil
      }
      return Int(event.uuid.suffix(12), radix: 16)
    }
  }

  @Test func `what was accepted is read back as it was, in order`() {
    let spool = spool()
    #expect(spool.records().isEmpty)
    for number in 0..<20 {
      #expect(spool.append(TestEvents.event(number), now: now + .milliseconds(number)) == nil)
    }
    let other = self.spool()
    #expect(numbers(other) == Array(0..<20))
    guard case .event(let event) = other.read(other.records()[3], through: TestEvents.scrubber)
    else {
      Issue.record("the event is not there")
      return
    }
    #expect(event == TestEvents.event(3))
    other.remove(other.records()[3])
    #expect(numbers(spool) == Array(0..<3) + Array(4..<20))
  }

  @Test(arguments: [false, true])
  func `only the owner may read it`(durable: Bool) throws {
    let spool = spool(SpoolLimits(survivesPowerFailure: durable))
    #expect(spool.append(TestEvents.event(1), now: now) == nil)
    for step in DirectoryWalk(of: folder.parent) {
      guard case .entry(let path, let status) = step else { continue }
      #expect(status.permissions == (status.kind == .directory ? 0o700 : 0o600), "\(path)")
    }
  }

  @Test func `a directory that others may enter is closed to them`() throws {
    try FileSystem.createDirectory(folder.path, permissions: 0o755)
    try FileSystem.createDirectory(spool().queue, permissions: 0o755)
    #expect(spool().append(TestEvents.event(1), now: now) == nil)
    #expect(try FileStatus(of: folder.path).permissions == 0o700)
    #expect(try FileStatus(of: spool().queue).permissions == 0o700)
  }

  @Test func `a link or a file in the place of the directory is refused`() throws {
    let elsewhere = folder.parent.appending("elsewhere")
    try FileSystem.createDirectory(elsewhere)
    try FileSystem.createSymbolicLink(at: folder.path, to: elsewhere)
    #expect(spool().append(TestEvents.event(1), now: now) == .unwritable)
    #expect(try FileSystem.entries(of: elsewhere).isEmpty)
    try FileSystem.removeFile(folder.path)
    try FileSystem.write([], to: folder.path)
    #expect(spool().append(TestEvents.event(1), now: now) == .unwritable)
  }

  @Test func `bytes and events have limits`() {
    let size = TestEvents.event(1).bytes.count
    let tight = spool(SpoolLimits(bytes: 3 * size))
    let first = (1...4).map { tight.append(TestEvents.event($0), now: now) }
    #expect(first == [nil, nil, nil, .spoolFull])
    let few = spool(SpoolLimits(events: 4))
    let second = (4...6).map { few.append(TestEvents.event($0), now: now) }
    #expect(second == [nil, .spoolFull, .spoolFull])
    few.remove(few.records()[0])
    #expect(few.append(TestEvents.event(7), now: now) == nil)
  }

  @Test func `an event is given up after the days of use that the limit says`() {
    let spool = spool(SpoolLimits(days: 3))
    #expect(spool.append(TestEvents.event(1), now: now) == nil)
    let day = Duration.seconds(86_400)
    #expect(spool.removeExpired(now: now + day) == 0)
    #expect(spool.removeExpired(now: now + day) == 0)
    #expect(spool.append(TestEvents.event(2), now: now + day) == nil)
    #expect(spool.removeExpired(now: now + day * 2) == 0)
    #expect(numbers(spool) == [1, 2])
    #expect(spool.removeExpired(now: now + day * 3) == 1)
    #expect(numbers(spool) == [2])
    #expect(folder.names.filter { $0.hasPrefix("day-") }.count == 1)
  }

  @Test func `a clock that jumps ages nothing by more than a day`() {
    let spool = spool(SpoolLimits(days: 5))
    #expect(spool.append(TestEvents.event(1), now: now) == nil)
    let years = Duration.seconds(86_400 * 3650)
    // Ahead by ten years, back, before 1970, and on as before.
    #expect(spool.removeExpired(now: now + years) == 0)
    #expect(spool.append(TestEvents.event(2), now: now + years) == nil)
    #expect(spool.removeExpired(now: now) == 0)
    #expect(spool.removeExpired(now: .seconds(-5)) == 0)
    #expect(spool.append(TestEvents.event(3), now: .seconds(-5)) == nil)
    #expect(spool.removeExpired(now: now) == 0)
    #expect(Set(numbers(spool)) == [1, 2, 3])
    // Days go on counting after that.
    for day in 1...8 {
      _ = spool.removeExpired(now: now + .seconds(86_400 * day))
    }
    #expect(numbers(spool).isEmpty)
  }

  @Test func `a torn, changed or foreign file is no event`() throws {
    let spool = spool()
    for number in 1...4 {
      #expect(spool.append(TestEvents.event(number), now: now + .seconds(number)) == nil)
    }
    let records = spool.records()
    let whole = TestEvents.event(1).bytes
    try FileSystem.write(Array(whole.dropLast(9)), to: spool.path(of: records[0]))
    try FileSystem.write(whole + [32], to: spool.path(of: records[1]))
    var changed = TestEvents.event(3).bytes
    changed[20] ^= 1
    try FileSystem.write(changed, to: spool.path(of: records[2]))
    for record in records.prefix(3) {
      guard case .dropped(.damaged) = spool.read(record, through: TestEvents.scrubber) else {
        Issue.record("a damaged file is read")
        continue
      }
    }
    for name in [".new-x", "x.json", "day-x", "day-1-2-3", "README", "day--1-5"] {
      try FileSystem.write([1], to: spool.queue.appending(FilePath(name)))
    }
    #expect(spool.records().count == 4)
    #expect(numbers(spool) == [4])
  }

  @Test func `names that nobody writes do no harm`() throws {
    let spool = spool()
    #expect(spool.append(TestEvents.event(1), now: now) == nil)
    let rest = "0000000000000000-0000000000000000"
    let names = [
      "7fffffff-\(rest)-00000001-00000000.json", "00000001-\(rest)-ffffffff-00000000.json",
      "ffffffff-\(rest)-00000001-00000000.json", "day-2147483647-1", "day-99999999999-1",
    ]
    for name in names {
      try FileSystem.write([0], to: spool.queue.appending(FilePath(name)))
    }
    let pipe = "00000002-\(rest)-00000001-00000000.json"
    let made = unsafe spool.queue.appending(FilePath(pipe)).description.withCString {
      unsafe mkfifo($0, 0o600)
    }
    #expect(made == 0)
    #expect(spool.append(TestEvents.event(2), now: now + .seconds(86_400)) == nil)
    #expect(Set(numbers(spool)) == [1, 2])
  }

  @Test func `a link in the place of an event is not followed`() throws {
    let spool = spool()
    #expect(spool.append(TestEvents.event(1), now: now) == nil)
    let path = spool.path(of: spool.records()[0])
    let other = folder.parent.appending("other")
    try FileSystem.write(TestEvents.event(1).bytes, to: other)
    try FileSystem.removeFile(path)
    try FileSystem.createSymbolicLink(at: path, to: other)
    #expect(numbers(spool).isEmpty)
  }

  @Test func `what is read back passes the policy again`() throws {
    let spool = spool()
    let secret = "postgres://svc:hunter2canary@db/shop"
    let text = String(decoding: TestEvents.raw(1), as: UTF8.self)
    let note = "{\"errorDetail\":\"\(secret)\",\"extra\":\"hunter2canary\",\"durationMs\""
    let raw = Array(text.replacing("{\"durationMs\"", with: note).utf8)
    // As if a version with a weaker policy had written it.
    try spool.prepare()
    let name = RecordName(for: raw, day: 0, now: now)
    try FileSystem.write(raw, to: spool.path(of: name))
    guard case .event(let event) = spool.read(spool.records()[0], through: TestEvents.scrubber)
    else {
      Issue.record("what is left of the event is not there")
      return
    }
    #expect(event.uuid == TestEvents.event(1).uuid)
    #expect(!String(decoding: event.bytes, as: UTF8.self).contains("hunter2canary"))
    // And as if somebody else had.
    let junk = Array("{\"event\":\"hunter2canary\"}".utf8)
    spool.remove(name)
    try FileSystem.write(junk, to: spool.path(of: RecordName(for: junk, day: 0, now: now)))
    guard case .dropped(.policy) = spool.read(spool.records()[0], through: TestEvents.scrubber)
    else {
      Issue.record("what is no event is read as one")
      return
    }
  }

  @Test func `erasing leaves nothing and can be done twice`() {
    let spool = spool()
    #expect(spool.erase())
    #expect(throws: SystemError.self) { try FileStatus(of: folder.path) }
    for number in 1...5 {
      #expect(spool.append(TestEvents.event(number), now: now) == nil)
    }
    #expect(spool.erase())
    #expect(folder.names.isEmpty)
    #expect((try? FileSystem.entries(of: folder.path)) == [])
    #expect(spool.erase())
    #expect(spool.append(TestEvents.event(6), now: now) == nil)
    #expect(numbers(spool) == [6])
  }

  @Test func `what interrupted processes left is removed in time`() throws {
    let spool = spool()
    #expect(spool.append(TestEvents.event(1), now: now) == nil)
    try FileSystem.write([1], to: spool.queue.appending(".new-left"))
    try FileSystem.createDirectory(folder.path.appending("erased-left"))
    try FileSystem.write([1], to: folder.path.appending("erased-left/event.json"))
    spool.removeLeftovers(now: WallTime.now)
    #expect(folder.names.contains(".new-left"))
    #expect(try FileSystem.entries(of: folder.path) == ["queue"])
    spool.removeLeftovers(now: WallTime.now + .seconds(3700))
    #expect(!folder.names.contains(".new-left"))
    #expect(numbers(spool) == [1])
  }

  @Test(arguments: FailingStorage.Call.allCases)
  func `on a disk that fails nothing accepted is lost and nothing else is kept`(
    call: FailingStorage.Call
  ) {
    let storage = FailingStorage([])
    let spool = Spool(in: folder.path, storage: storage)
    if call != .createDirectory {
      #expect(spool.append(TestEvents.event(1), now: now) == nil)
    }
    storage.failing.change { $0 = [call] }
    let reason = spool.append(TestEvents.event(2), now: now + .milliseconds(1))
    #expect(reason == (call == .remove ? nil : .unwritable))
    storage.failing.change { $0 = [] }
    let accepted = [call == .createDirectory ? nil : 1, reason == nil ? 2 : nil].compactMap(\.self)
    #expect(numbers(spool) == accepted)
    #expect(!folder.names.contains { $0.hasPrefix(".new-") })
    #expect(spool.append(TestEvents.event(3), now: now + .seconds(1)) == nil)
    #expect(numbers(spool) == accepted + [3])
  }

  @Test func `threads add at once and nothing is lost`() throws {
    let folder = folder
    let threads = try (0..<4).map { thread in
      try WorkerThread {
        let spool = Spool(in: folder.path)
        for number in 0..<50 {
          _ = spool.append(TestEvents.event(thread * 50 + number), now: WallTime.now)
        }
      }
    }
    threads.forEach { $0.join() }
    #expect(Set(numbers(spool())) == Set(0..<200))
  }

  @Test func `an event that is being added while all is erased is not accepted or erased`() throws {
    let (folder, now) = (folder, now)
    let isDone = Monitor(false)
    let eraser = try WorkerThread {
      while !isDone.change({ $0 }) { Spool(in: folder.path).erase() }
    }
    let spool = spool()
    for number in 0..<200 {
      _ = spool.append(TestEvents.event(number), now: now)
    }
    isDone.change { $0 = true }
    eraser.join()
    #expect(spool.erase())
    #expect((try? FileSystem.entries(of: folder.path)) == [])
  }
}
