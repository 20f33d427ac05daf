import EventPolicy
import Foundation
import SystemIO
import Testing

@testable import Telemetry

/// One after another, because each waits for threads and servers.
@Suite(.serialized) struct DeliveryTests {
  let folder: SpoolFolder

  init() throws {
    folder = try SpoolFolder()
  }

  func delivery(
    to url: String = "http://127.0.0.1:1",
    through transport: any TelemetryTransport = SocketTransport(),
    reader: any PayloadReader = WordReader(),
    change: (inout DeliveryConfiguration) -> Void = { _ in },
    isAllowed: @escaping @Sendable () -> Bool = { true }
  ) throws -> Delivery {
    var configuration = DeliveryConfiguration(
      endpoint: try #require(Endpoint(url)),
      sender: TestEvents.sender
    )
    configuration.schedule.firstWait = .milliseconds(10)
    // Nothing is sent in the background unless a test asks for it.
    configuration.flushInterval = .seconds(3600)
    configuration.flushCount = 1000
    change(&configuration)
    return Delivery(
      configuration,
      in: folder.path,
      through: transport,
      scrubber: TestEvents.scrubber,
      reader: reader,
      isAllowed: isAllowed
    )
  }

  /// The number of events in the spool.
  var waiting: Int {
    folder.names.filter { $0.hasSuffix(".json") }.count
  }

  @Test func `a delivery without events creates nothing and sends nothing`() async throws {
    let transport = RecordingTransport()
    let delivery = try delivery(through: transport)
    #expect(await delivery.flush(within: .seconds(5)).end == .emptied)
    #expect(await delivery.shutdown(within: .seconds(5)).end == .emptied)
    #expect(transport.requests.isEmpty)
    #expect(throws: SystemError.self) { try FileStatus(of: folder.path) }
  }

  @Test(arguments: [WireFormat.batch, .analyticsEvents])
  func `every byte that arrives is right`(format: WireFormat) async throws {
    let server = try FaultServer()
    let delivery = try delivery(to: server.url + "/relay/tenant-a/") {
      $0.format = format
      $0.batchLimits.events = 10
    }
    for number in 0..<25 {
      #expect(delivery.accept(TestEvents.event(number, padding: number % 3 * 100)) == nil)
    }
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.delivered == 25)
    let requests = try server.requests()
    #expect(requests.map(\.mistakes) == [[], [], []])
    #expect(requests.map(\.events.count) == [10, 10, 5])
    #expect(requests.flatMap(\.uuids) == TestEvents.events(0..<25).map(\.uuid))
    #expect(requests.allSatisfy { $0.path.hasPrefix("/relay/tenant-a/") })
    #expect(waiting == 0)
  }

  private static let passing = [
    "429", "429:0", "408", "500", "503:0", "cut", "cut-body", "cut-request", "garbage",
  ]

  @Test(arguments: passing)
  func `after a fault the same events are sent again`(fault: String) async throws {
    let server = try FaultServer("\(fault),\(fault)")
    let delivery = try delivery(to: server.url)
    for number in 0..<3 {
      delivery.accept(TestEvents.event(number))
    }
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.delivered == 3)
    #expect(report.counts.requests == 3)
    let requests = try server.requests().filter { !$0.events.isEmpty }
    #expect(requests.count >= 1)
    #expect(requests.allSatisfy { $0.mistakes.isEmpty && $0.events == requests[0].events })
  }

  @Test func `an attempt on the other path keeps its id and counts`() async throws {
    let server = try FaultServer("500")
    let delivery = try delivery(to: server.url) { $0.format = .analyticsEvents }
    delivery.accept(TestEvents.event(1))
    #expect(await delivery.shutdown(within: .seconds(20)).end == .emptied)
    let requests = try server.requests()
    #expect(requests.map { $0.headers["PostHog-Attempt"] } == ["1", "2"])
    #expect(Set(requests.map { $0.headers["PostHog-Request-Id"] }).count == 1)
  }

  @Test func `the server decides on single events`() async throws {
    let again = TestEvents.event(1).uuid
    let server = try FaultServer("retry=\(again),drop=\(again)")
    let delivery = try delivery(to: server.url) { $0.format = .analyticsEvents }
    for number in 0..<3 {
      delivery.accept(TestEvents.event(number))
    }
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.delivered == 2)
    #expect(report.counts.dropped == [.refusedByServer: 1])
    #expect(try server.requests().map(\.events.count) == [3, 1])
  }

  @Test func `a server that takes few events gets few`() async throws {
    let server = try FaultServer("413>3")
    let delivery = try delivery(to: server.url)
    for number in 0..<20 {
      delivery.accept(TestEvents.event(number))
    }
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.delivered == 20)
    #expect(report.counts.dropped.isEmpty)
    let sizes = try server.requests().map(\.events.count)
    #expect(sizes.prefix(4) == [20, 10, 5, 2])
    #expect(sizes.dropFirst(3).allSatisfy { $0 <= 2 })
  }

  @Test func `one that takes none gets each once and they are dropped with a count`() async throws {
    let server = try FaultServer("413>0")
    let delivery = try delivery(to: server.url)
    for number in 0..<3 {
      delivery.accept(TestEvents.event(number))
    }
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.dropped == [.tooLarge: 3])
    #expect(waiting == 0)
  }

  @Test(arguments: [400, 401, 403, 404])
  func `what a server refuses is dropped with a count`(status: Int) async throws {
    let server = try FaultServer("\(status)")
    let delivery = try delivery(to: server.url)
    delivery.accept(TestEvents.event(1))
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.dropped == [.refused(status: status): 1])
    #expect(waiting == 0)
    #expect(try server.requests().count == 1)
  }

  @Test func `a redirect is not followed and loses nothing`() async throws {
    let server = try FaultServer("302")
    let delivery = try delivery(to: server.url)
    delivery.accept(TestEvents.event(1))
    #expect(await delivery.shutdown(within: .seconds(20)).end == .redirected)
    #expect(waiting == 1)
    #expect(try server.requests().map(\.path) == ["/batch/"])
  }

  @Test func `while nobody listens events wait, and leave later as they would have`() async throws {
    let first = try delivery()
    for number in 0..<5 {
      first.accept(TestEvents.event(number))
    }
    #expect(await first.shutdown(within: .seconds(20)).end == .exhausted)
    #expect(first.counts.requests == 4)
    #expect(waiting == 5)
    let server = try FaultServer()
    let second = try delivery(to: server.url)
    let report = await second.flush(within: .seconds(20))
    #expect(report.end == .emptied && report.counts.delivered == 5)
    let events = try server.requests().flatMap(\.events)
    let expected = try TestEvents.events(0..<5).map {
      try JSONSerialization.jsonObject(with: Data($0.bytes)) as? NSDictionary
    }
    #expect(events == expected)
    _ = await second.shutdown(within: .seconds(1))
  }

  @Test func `a server that never answers holds no shutdown up past its limit`() async throws {
    let server = try FaultServer("hang,hang,hang")
    let delivery = try delivery(to: server.url)
    delivery.accept(TestEvents.event(1))
    let start = MonotonicTime.now
    let report = await delivery.shutdown(within: .milliseconds(300))
    let time = MonotonicTime.now - start
    #expect(report.end == .deadline)
    #expect(time >= .milliseconds(300) && time < .milliseconds(900), "\(time)")
    #expect(waiting == 1)
  }

  @Test func `a shutdown does not wait for a time that it does not have`() async throws {
    let server = try FaultServer("429:20")
    let delivery = try delivery(to: server.url)
    delivery.accept(TestEvents.event(1))
    let start = MonotonicTime.now
    #expect(await delivery.shutdown(within: .seconds(10)).end == .deadline)
    #expect(MonotonicTime.now - start < .seconds(5))
    #expect(waiting == 1)
    #expect(try server.requests().count == 1)
  }

  @Test func `a shutdown cuts short what waits in the background`() async throws {
    let server = try FaultServer("429:20")
    let delivery = try delivery(to: server.url) { $0.flushInterval = .zero }
    delivery.accept(TestEvents.event(1))
    while delivery.counts.accepted == 1, waiting == 1, delivery.state.change({ $0.awaited }) == 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    let report = await delivery.shutdown(within: .seconds(10))
    #expect(report.end == .emptied)
    #expect(report.counts.delivered == 1)
    #expect(try server.requests().map(\.fault) == ["429:20", "200"])
  }

  @Test func `events leave in the background when there are enough`() async throws {
    let transport = RecordingTransport()
    let delivery = try delivery(through: transport) { $0.flushCount = 3 }
    delivery.accept(TestEvents.event(1))
    delivery.accept(TestEvents.event(2))
    #expect(transport.requests.isEmpty)
    delivery.accept(TestEvents.event(3))
    let isSent = delivery.state.wait(atMost: .seconds(20)) { $0.counts.delivered == 3 ? true : nil }
    #expect(isSent == true)
    #expect(transport.requests.count == 1)
    _ = await delivery.shutdown(within: .seconds(1))
  }

  @Test func `accepting takes no longer while a server hangs`() async throws {
    let server = try FaultServer("hang")
    let delivery = try delivery(to: server.url) { $0.flushInterval = .zero }
    delivery.accept(TestEvents.event(0))
    let start = MonotonicTime.now
    for number in 1...20 {
      #expect(delivery.accept(TestEvents.event(number)) == nil)
    }
    #expect(MonotonicTime.now - start < .seconds(2))
    #expect(await delivery.shutdown(within: .milliseconds(50)).end == .deadline)
    #expect(waiting == 21)
  }

  @Test func `two processes send each event once`() async throws {
    let server = try FaultServer()
    let deliveries = [try delivery(to: server.url), try delivery(to: server.url)]
    for number in 0..<40 {
      deliveries[number % 2].accept(TestEvents.event(number))
    }
    async let first = deliveries[0].shutdown(within: .seconds(20))
    async let second = deliveries[1].shutdown(within: .seconds(20))
    let ends = await [first.end, second.end]
    #expect(ends == [.emptied, .emptied])
    let uuids = try server.requests().flatMap(\.uuids)
    #expect(uuids.count == 40)
    #expect(Set(uuids).count == 40)
  }

  @Test func `an event that is too large is not taken on`() async throws {
    let delivery = try delivery { $0.batchLimits.eventBytes = 600 }
    #expect(delivery.accept(TestEvents.event(1, padding: 900)) == .tooLarge)
    #expect(delivery.counts.dropped == [.tooLarge: 1])
    #expect(waiting == 0)
  }
}
