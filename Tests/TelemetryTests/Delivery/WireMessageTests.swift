import EventPolicy
import Foundation
import Testing

@testable import Telemetry

@Suite struct WireMessageTests {
  private let circumstances = WireMessage.Circumstances(
    requestID: "11111111-1111-4111-8111-111111111111",
    created: .seconds(1_773_478_930)
  )

  private func message(
    _ events: [ScrubbedEvent],
    _ format: WireFormat,
    attempt: Int = 1,
    isHistorical: Bool = false
  ) -> WireMessage {
    var circumstances = circumstances
    circumstances.isHistorical = isHistorical
    return WireMessage(
      events,
      as: format,
      from: TestEvents.sender,
      circumstances: circumstances,
      attempt: attempt,
      now: .seconds(1_773_478_935)
    )
  }

  private func object(_ bytes: [UInt8]) throws -> NSDictionary {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
  }

  @Test func `a batch has the key in the body and the events as they are`() throws {
    let events = TestEvents.events(1..<3)
    let message = message(events, .batch, isHistorical: true)
    #expect(message.path == "/batch/")
    let bytes = events.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(
      String(decoding: message.readable, as: UTF8.self) == """
        {"batch":[\(bytes[0]),\(bytes[1])],"historical_migration":true,\
        "sent_at":"2026-03-14T09:02:15.000000+00:00","api_key":""}
        """
    )
    #expect(!message.headers.contains { $0.0 == "Authorization" })
    #expect(message.headers.contains { $0 == ("User-Agent", "redact-tests/1.0") })
  }

  @Test func `only a body that gets shorter is compressed`() throws {
    let small = message(TestEvents.events(0..<1), .batch)
    let isCompressed = small.headers.contains { $0 == ("Content-Encoding", "gzip") }
    #expect(isCompressed == (small.body.starts(with: [0x1f, 0x8b])))
    let large = message(TestEvents.events(0..<50), .batch)
    #expect(large.headers.contains { $0 == ("Content-Encoding", "gzip") })
    #expect(large.body.starts(with: [0x1f, 0x8b]))
    #expect(large.body.count < large.readable.count / 4)
  }

  @Test func `the other path has the key in a header and its attempts counted`() throws {
    let message = message(TestEvents.events(1..<3), .analyticsEvents, attempt: 2)
    #expect(message.path == "/i/v1/analytics/events")
    for header in [
      ("Authorization", "Bearer phc_test"), ("PostHog-Sdk-Info", "redact-tests/1.0"),
      ("PostHog-Attempt", "2"),
      ("PostHog-Request-Id", "11111111-1111-4111-8111-111111111111"),
      ("PostHog-Request-Timestamp", "2026-03-14T09:02:15.000000+00:00"),
    ] {
      #expect(message.headers.contains { $0 == header }, "\(header.0)")
    }
    let body = try object(message.readable)
    #expect(body["created_at"] as? String == "2026-03-14T09:02:10.000000+00:00")
    #expect(body["api_key"] == nil && body["sent_at"] == nil)
    let first = try #require((body["batch"] as? [NSDictionary])?.first)
    #expect(Set(first.allKeys as? [String] ?? []) == Self.keys)
    #expect(first["event"] as? String == "command")
    #expect(first["uuid"] as? String == "00000000-0000-4000-8000-000000000001")
    #expect(first["distinct_id"] as? String == "install-1")
    #expect(first["timestamp"] as? String == "2026-03-14T09:02:10.000000+00:00")
    #expect(first["options"] as? NSDictionary == [:])
    #expect((first["properties"] as? NSDictionary)?["durationMs"] as? Int == 1)
  }

  private static let keys: Set<String> = [
    "event", "uuid", "distinct_id", "timestamp", "options", "properties",
  ]

  @Test func `members are taken apart without changing how they are written`() {
    let text = #"{ "a" : 1.10 , "b":{"a":[1,{}]}, "\u0061":"x\ud800", "c":[ ] ,"d":null}"#
    let members = JSONMembers(of: Array(text.utf8))
    #expect(members.names == ["a", "b", "a", "c", "d"])
    func value(_ name: String) -> String? {
      members.value(name).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(value("a") == "1.10")
    #expect(value("b") == #"{"a":[1,{}]}"#)
    #expect(value("c") == "[ ]")
    #expect(value("e") == nil)
    #expect(
      String(decoding: members.object(without: ["b", "c"]), as: UTF8.self)
        == #"{"a" : 1.10,"\u0061":"x\ud800","d":null}"#
    )
    #expect(JSONMembers(of: Array("[1]".utf8)).names.isEmpty)
    #expect(JSONMembers(of: Array("{".utf8)).names.isEmpty)
  }

  @Test func `the answers to single events are read`() {
    let body = """
      {"results":{"AAAAAAAA-0000-4000-8000-000000000001":{"result":"ok"},"b":{"result":"warning",\
      "details":"x"},"c":{"result":"drop"},"d":{"result":"retry"},"e":{"result":"later"},"f":{}}}
      """
    #expect(
      AnalyticsResults.decisions(in: Array(body.utf8)) == [
        "aaaaaaaa-0000-4000-8000-000000000001": .accepted, "b": .accepted, "c": .dropped,
        "d": .retry,
      ]
    )
    for other in ["", "OK", "[]", "{}", #"{"results":[]}"#, #"{"results":"ok"}"#] {
      #expect(AnalyticsResults.decisions(in: Array(other.utf8)) == nil, "\(other)")
    }
  }

  @Test func `a success without results is one for a batch alone`() {
    let response = TelemetryResponse(status: 200, body: Array("<html>".utf8))
    #expect(Answer(response, to: .batch, now: .zero) == .accepted)
    #expect(Answer(response, to: .analyticsEvents, now: .zero) == .retry(after: nil))
    let late = TelemetryResponse(status: 503, headers: ["Retry-AFTER": "9"])
    #expect(Answer(late, to: .analyticsEvents, now: .zero) == .retry(after: .seconds(9)))
  }

  @Test(arguments: ["", "a b", "a\n", "a\"", "a\\", "é"])
  func `a sender has plain names`(text: String) {
    #expect(Sender(projectKey: text, name: "a", version: "1") == nil)
    #expect(Sender(projectKey: "a", name: text, version: "1") == nil)
    #expect(Sender(projectKey: "a", name: "a", version: text) == nil)
  }
}
