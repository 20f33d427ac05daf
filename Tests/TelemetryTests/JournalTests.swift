import SystemIO
import Testing

@testable import Telemetry

@Suite struct JournalTests {
  @Test func `a journal keeps the last events and does not grow`() throws {
    let home = try Home()
    let file = home.file("journal")
    let journal = Journal(at: file)
    #expect(try journal.events().isEmpty)
    for number in 0..<400 {
      let padding = [UInt8](repeating: UInt8(ascii: "x"), count: 4000)
      #expect(journal.append(Array("\(number) ".utf8) + padding))
    }
    let events = try journal.events()
    #expect(events.count > 65 && events.count <= 131)
    #expect(events.last?.starts(with: "399 ".utf8) == true)
    let numbers = events.compactMap { Int(String(decoding: $0.prefix { $0 != 32 }, as: UTF8.self)) }
    #expect(numbers == Array((400 - events.count)..<400))
    #expect(home.names() == ["journal", "journal.1"])
    for name in home.names() {
      let status = try FileStatus(of: home.file(name))
      #expect(status.permissions == 0o600 && status.byteCount <= 256 << 10)
    }
  }

  @Test func `a journal that cannot be written is no error`() throws {
    let home = try Home()
    #expect(!Journal(at: home.file("missing/journal")).append([1]))
  }
}
