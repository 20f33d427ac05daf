import BuiltInRules
import EventPolicy
import Foundation
import RedactionEngine
import SystemIO
import Telemetry
import TelemetryHTTP
import Testing

/// One after another, because each waits for a server.
@Suite(.serialized) final class HTTPTransportTests {
  private static let scrubber: EventScrubber = {
    guard let policy = BuiltInRules.policies["tool-telemetry"] else {
      preconditionFailure("the example policy is built in")
    }
    return EventScrubber(Redactor(rules: BuiltInRules.rules, policy: policy))
  }()

  private let folder: FilePath

  init() throws {
    folder = try FileSystem.createTemporaryDirectory(prefix: "redact-http")
  }

  deinit {
    try? FileSystem.removeTree(folder)
  }

  /// What comes of sending three events to `url`.
  private func send(
    to url: String,
    through transport: HTTPTransport = HTTPTransport(),
    within limit: Duration = .seconds(20),
    as format: WireFormat = .batch
  ) async throws -> FlushReport {
    var configuration = DeliveryConfiguration(
      endpoint: try #require(Endpoint(url)),
      sender: try #require(Sender(projectKey: "phc_test", name: "redact-tests", version: "1.0"))
    )
    configuration.schedule.firstWait = .milliseconds(10)
    configuration.format = format
    let delivery = Delivery(
      configuration,
      in: folder.appending("spool"),
      through: transport,
      scrubber: Self.scrubber,
      reader: Silent(),
      isAllowed: { true }
    )
    for number in 0..<3 {
      let text = """
        {"event":"command","distinct_id":"install-1","properties":{"durationMs":\(number)},\
        "timestamp":"2026-03-14T09:02:10.000000+00:00",\
        "uuid":"00000000-0000-4000-8000-00000000000\(number)"}
        """
      #expect(delivery.accept(try #require(Self.scrubber.scrub(Array(text.utf8)).event)) == nil)
    }
    return await delivery.shutdown(within: limit)
  }

  private var waiting: Int {
    let names = (try? FileSystem.entries(of: folder.appending("spool/queue"))) ?? []
    return names.filter { $0.description.hasSuffix(".json") }.count
  }

  @Test(arguments: [WireFormat.batch, .analyticsEvents])
  func `every byte that arrives is right`(format: WireFormat) async throws {
    let server = try FaultServer()
    let report = try await send(to: "http://127.0.0.1:\(server.port)/relay/", as: format)
    #expect(report.end == .emptied && report.counts.delivered == 3)
    let requests = try server.requests()
    #expect(requests.map(\.events.count) == [3])
    #expect(requests.map(\.mistakes) == [[]])
  }

  @Test(arguments: ["429:0", "500", "408", "cut", "cut-body", "cut-request", "garbage"])
  func `after a fault it arrives all the same`(fault: String) async throws {
    let server = try FaultServer("\(fault),\(fault)")
    let report = try await send(to: "http://127.0.0.1:\(server.port)")
    #expect(report.end == .emptied && report.counts.delivered == 3)
    #expect(try server.requests().allSatisfy(\.mistakes.isEmpty))
  }

  @Test func `nobody listens`() async throws {
    let start = MonotonicTime.now
    #expect(try await send(to: "http://127.0.0.1:1").end == .exhausted)
    #expect(MonotonicTime.now - start < .seconds(5))
    #expect(waiting == 3)
  }

  @Test func `a redirect is not followed`() async throws {
    let server = try FaultServer("302")
    #expect(try await send(to: "http://127.0.0.1:\(server.port)").end == .redirected)
    #expect(try server.requests().count == 1)
    #expect(waiting == 3)
  }

  @Test func `a server that never answers holds nobody up`() async throws {
    let server = try FaultServer("hang,hang")
    let start = MonotonicTime.now
    let report = try await send(
      to: "http://127.0.0.1:\(server.port)",
      within: .milliseconds(500)
    )
    #expect(report.end == .deadline)
    #expect(MonotonicTime.now - start < .seconds(2))
    #expect(waiting == 3)
  }

  @Test func `nothing comes within the time for reading`() async throws {
    let server = try FaultServer("hang")
    let transport = HTTPTransport(readLimit: .milliseconds(300))
    let report = try await send(to: "http://127.0.0.1:\(server.port)", through: transport)
    #expect(report.end == .emptied && report.counts.requests == 2)
    #expect(try server.requests().count == 2)
  }

  @Test func `an authority of one's own is trusted where it is named`() async throws {
    let certificates = try Certificates()
    let server = try FaultServer(certificate: certificates.pair())
    let report = try await send(
      to: "https://127.0.0.1:\(server.port)",
      through: HTTPTransport(trust: .authorities(file: certificates.authority))
    )
    #expect(report.end == .emptied && report.counts.delivered == 3)
    #expect(try server.requests().map(\.mistakes) == [[]])
  }

  enum Doubt: CaseIterable {
    case unknownAuthority, otherAddress, expired, noSuchFile, otherAuthority
  }

  @Test(arguments: Doubt.allCases)
  func `nothing is sent to a server that cannot be trusted`(doubt: Doubt) async throws {
    let certificates = try Certificates()
    let pair =
      switch doubt {
      case .otherAddress: try certificates.pair(address: "127.0.0.2")
      case .expired: try certificates.pair(days: 0)
      default: try certificates.pair()
      }
    if doubt == .expired {
      try await Task.sleep(for: .seconds(2))
    }
    let server = try FaultServer(certificate: pair)
    let other = try Certificates()
    let transport =
      switch doubt {
      case .unknownAuthority: HTTPTransport()
      case .noSuchFile: HTTPTransport(trust: .authorities(file: "/nonexistent.pem"))
      case .otherAuthority: HTTPTransport(trust: .authorities(file: other.authority))
      default: HTTPTransport(trust: .authorities(file: certificates.authority))
      }
    let report = try await send(to: "https://127.0.0.1:\(server.port)", through: transport)
    #expect(report.end == .untrusted)
    #expect(try server.requests().isEmpty)
    #expect(waiting == 3)
  }

  @Test func `plain text is no TLS`() async throws {
    let server = try FaultServer()
    let report = try await send(to: "https://127.0.0.1:\(server.port)")
    #expect(report.end == .untrusted)
    #expect(waiting == 3)
  }
}

/// A reader that objects to nothing.
private struct Silent: PayloadReader {
  func objections(to payload: [UInt8]) -> Int { 0 }
}
