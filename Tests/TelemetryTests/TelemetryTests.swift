import BuiltInRules
import EventPolicy
import Foundation
import RedactionEngine
import RuleModel
import SystemIO
import Testing

@testable import Telemetry

/// The whole library with a transport that keeps what it is given, in a home of the test's own.
@Suite struct TelemetryTests {
  private let home: Home
  private let transport = RecordingTransport()

  init() throws {
    home = try Home()
    // Patterns are compiled when they are met first, which takes a debug build longer than a program's
    // end may last.
    _ = Home.scrubber.scrub(Array(Self.sample.utf8))
  }

  private static let sample = """
    {"event":"$exception","distinct_id":"a","timestamp":"2026-03-14T09:02:10Z",\
    "uuid":"0c7a1f52-8d1e-4b9c-9a64-0d2f6f1f7a10","properties":{"$exception_list":[{"type":"E",\
    "value":"no route to postgres://svc:hunter2canary@db.example/shop"}]}}
    """

  private struct Command: UsageEvent {
    let name = "command"
    var path = "checkout"
    var properties: [String: PropertyValue] {
      ["path": .text(path), "outcome": "ok", "durationMs": .duration(.milliseconds(12))]
    }
  }

  private struct Failure: Error, CustomStringConvertible {
    var description = "no route to postgres://svc:hunter2canary@db.example/shop"
    var underlyingError: (any Error)?
  }

  private struct Missing: ExpectedError {}

  private func telemetry(
    _ variables: [String: String] = [:],
    through transport: (any TelemetryTransport)? = nil,
    changed: (inout TelemetryConfiguration) -> Void = { _ in }
  ) -> Telemetry {
    home.telemetry(variables, through: transport ?? self.transport, changed: changed)
  }

  /// The events that left, as JSON, each once: what took too long is sent again.
  private func sent() throws -> [[String: Any]] {
    var seen: Set<String> = []
    return try requested().filter { event in
      seen.insert(try #require(event["uuid"] as? String)).inserted
    }
  }

  private func requested() throws -> [[String: Any]] {
    try transport.requests.flatMap { request -> [[String: Any]] in
      let body = try #require(
        JSONSerialization.jsonObject(with: Data(try plain(request))) as? [String: Any]
      )
      return try #require(body["batch"] as? [[String: Any]])
    }
  }

  private func plain(_ request: TelemetryRequest) throws -> [UInt8] {
    guard request.header("Content-Encoding") == "gzip" else { return request.body }
    let folder = try FileSystem.createTemporaryDirectory(prefix: "redact-gzip")
    defer { try? FileSystem.removeTree(folder) }
    let file = folder.appending("body.gz")
    try FileSystem.write(request.body, to: file)
    let process = Process()
    let output = Foundation.Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.description]
    process.standardOutput = output
    try process.run()
    return Array(output.fileHandleForReading.readDataToEndOfFile())
  }

  @Test func `an event leaves with what the policy names and nothing else`() async throws {
    struct Leaky: UsageEvent {
      let name = "command"
      let properties: [String: PropertyValue] = [
        "path": "checkout", "argv": "hunter2canary", "secretSauce": "hunter2canary",
      ]
    }
    let telemetry = telemetry()
    telemetry.capture(Leaky())
    #expect(await telemetry.shutdown(within: .seconds(20)))
    let event = try #require(try sent().first)
    #expect(event["event"] as? String == "command")
    let id = try #require(event["distinct_id"] as? String)
    #expect(try home.text(".shop/telemetry.json").contains(id))
    #expect(event["timestamp"] as? String == "2026-03-14T09:02:10.000000+00:00")
    let properties = try #require(event["properties"] as? [String: Any])
    #expect(
      Set(properties.keys) == [
        "path", "$lib", "$lib_version", "$process_person_profile", "$geoip_disable", "$os",
        "$os_version", "osPlatform", "osRelease", "arch", "isCi", "runtime", "runtimeVersion",
        "toolVersion", "$redaction",
      ]
    )
  }

  @Test func `an error is reported with its causes and without its secrets, once`() async throws {
    let telemetry = telemetry()
    let error: any Error = Failure(underlyingError: Failure(description: "password=hunter2canary"))
    telemetry.capture(error: error, source: "cli")
    await #expect(throws: Failure.self) {
      try await telemetry.reporting(source: "cli") { () async throws in throw error }
    }
    #expect(await telemetry.flush(within: .seconds(20)))
    let events = try sent()
    #expect(events.count == 1)
    let properties = try #require(events.first?["properties"] as? [String: Any])
    let list = try #require(properties["$exception_list"] as? [[String: Any]])
    #expect(
      list.map { $0["type"] as? String } == ["TelemetryTests.Failure", "TelemetryTests.Failure"]
    )
    #expect((list[0]["value"] as? String)?.hasPrefix("no route to postgres://") == true)
    #expect((list[1]["mechanism"] as? [String: Any])?["source"] as? String == "cause")
    let stack = try #require(list[0]["stacktrace"] as? [String: Any])
    let frame = try #require((stack["frames"] as? [[String: Any]])?.first)
    #expect(frame["filename"] as? String == "TelemetryTests/TelemetryTests.swift")
    #expect((frame["function"] as? String)?.contains("an error is reported") == true)
    #expect(properties["source"] as? String == "cli" && properties["handled"] as? Bool == true)
    for request in transport.requests {
      #expect(!String(decoding: try plain(request), as: UTF8.self).contains("hunter2canary"))
    }
  }

  @Test func `an error that leaves the program is fatal`() async throws {
    let telemetry = telemetry()
    let isReported = Monitor(false)
    // A thread of its own, as a program's main thread is one: the pool's carry the event.
    try WorkerThread {
      #expect(throws: Failure.self) {
        try telemetry.reporting(source: "cli") { throw Failure() }
      }
      isReported.change { $0 = true }
    }.join()
    #expect(isReported.change { $0 })
    // Where a debug build on a busy machine took longer than the end of a program may.
    #expect(await telemetry.flush(within: .seconds(20)))
    let properties = try #require(try sent().first?["properties"] as? [String: Any])
    #expect(properties["fatal"] as? Bool == true && properties["handled"] as? Bool == false)
    #expect(properties["$exception_level"] as? String == "fatal")
  }

  @Test func `asynchronous programs are reported, too`() async throws {
    let telemetry = telemetry()
    await #expect(throws: Failure.self) {
      try await telemetry.reporting(source: "cli") { () async throws in
        await Task.yield()
        throw Failure()
      }
    }
    #expect(await telemetry.flush(within: .seconds(20)))
    #expect(try sent().count == 1)
    #expect(try await telemetry.reporting(source: "cli") { () async throws in 7 } == 7)
  }

  @Test func `expected errors are not reported`() async throws {
    struct Mine: Error {}
    let telemetry = telemetry { $0.isExpected = { $0 is Mine } }
    telemetry.capture(error: Missing(), source: "cli")
    telemetry.capture(error: CancellationError(), source: "cli")
    telemetry.capture(error: Mine(), source: "cli")
    #expect(await telemetry.flush(within: .seconds(20)))
    #expect(telemetry.counts.expected == 3 && transport.requests.isEmpty)
  }

  @Test(arguments: ["CI", "DO_NOT_TRACK", "SHOP_TELEMETRY_DISABLED"])
  func `opted out, nothing is made, asked or kept`(variable: String) async throws {
    let telemetry = telemetry([variable: "1"]) { configuration in
      configuration.scrubber = {
        Issue.record("the rules were read")
        return Home.scrubber
      }
    }
    telemetry.capture(Command())
    telemetry.capture(error: Failure(), source: "cli")
    telemetry.setProject(at: "/home/ada/shop")
    #expect(await telemetry.shutdown())
    #expect(telemetry.consent.isOptOut && transport.requests.isEmpty)
    #expect(home.names().isEmpty && home.said.change { $0.isEmpty })
  }

  @Test func `opting out erases what waits`() async throws {
    let offline = RecordingTransport(answering: Array(repeating: .failure(.refused), count: 50))
    let first = telemetry(through: offline) { $0.delivery = { $0.schedule.attempts = 1 } }
    first.capture(Command())
    #expect(await !first.shutdown(within: .seconds(20)))
    #expect(home.names().contains { $0.hasSuffix(".json") && $0.contains("spool") })
    let second = telemetry(["DO_NOT_TRACK": "1"])
    #expect(second.consent.isOptOut)
    #expect(!home.names().contains { $0.hasSuffix(".json") && $0.contains("spool") })
  }

  @Test func `a running program stops when the person opts out`() async throws {
    let telemetry = telemetry()
    telemetry.capture(Command())
    #expect(await telemetry.flush(within: .seconds(20)))
    let text = try home.text(".shop/telemetry.json").replacing("true", with: "false")
    try home.write(text, to: ".shop/telemetry.json")
    telemetry.capture(Command())
    #expect(await telemetry.flush(within: .seconds(20)))
    #expect(transport.requests.count == 1)
    #expect(telemetry.end?.isOptOut == true)
  }

  @Test func `a running program goes on when its file can be read again`() async throws {
    let telemetry = telemetry()
    let text = telemetry.consent.isOn ? try home.text(".shop/telemetry.json") : ""
    try home.write("", to: ".shop/telemetry.json")
    telemetry.capture(Command())
    #expect(await telemetry.flush(within: .seconds(20)))
    #expect(telemetry.counts.refused == 1 && telemetry.end == nil)
    try home.write(text, to: ".shop/telemetry.json")
    telemetry.capture(Command())
    #expect(await telemetry.flush(within: .seconds(20)))
    #expect(telemetry.counts.kept == 1 && transport.requests.count == 1)
  }

  @Test func `debug mode prints the bytes and sends nothing`() async throws {
    let telemetry = telemetry(["SHOP_TELEMETRY_DEBUG": "1"])
    telemetry.capture(Command())
    telemetry.capture(error: Failure(), source: "cli")
    #expect(await telemetry.shutdown(within: .seconds(20)))
    #expect(transport.requests.isEmpty)
    #expect(!home.names().contains { $0.contains("spool") || $0.contains("journal") })
    let bodies = home.said.change { $0.dropFirst() }
    #expect(bodies.count == 2)
    for body in bodies {
      #expect(body.hasPrefix("{\"batch\":[{\"event\":"))
      #expect(body.hasSuffix("\"api_key\":\"phc_test\"}\n"))
      #expect(!body.contains("hunter2canary"))
    }
  }

  @Test func `debug mode says why telemetry is off`() {
    _ = telemetry(["SHOP_TELEMETRY_DEBUG": "1", "CI": "true"])
    #expect(home.said.change { $0 } == ["shop: telemetry is off because CI=true\n"])
  }

  @Test func `events go where the variable says, or nowhere`() async throws {
    let relay = telemetry(["SHOP_TELEMETRY_ENDPOINT": "http://127.0.0.1:9/relay/"])
    relay.capture(Command())
    #expect(await relay.shutdown(within: .seconds(20)))
    #expect(transport.requests.map(\.url) == ["http://127.0.0.1:9/relay/batch/"])
    for wrong in ["relay", "ftp://x.example", "http://x.example", "https://u:p@x.example"] {
      let telemetry = telemetry(["SHOP_TELEMETRY_ENDPOINT": wrong])
      telemetry.capture(Command())
      #expect(await telemetry.shutdown())
      #expect(
        telemetry.consent.description == "off because SHOP_TELEMETRY_ENDPOINT is no https URL"
      )
    }
    #expect(transport.requests.count == 1)
  }

  @Test func `a tool without a project key has no telemetry`() async throws {
    let telemetry = telemetry { $0.projectKey = "" }
    telemetry.capture(Command())
    #expect(await telemetry.shutdown())
    #expect(telemetry.consent.description == "off because the tool has no project key")
  }

  @Test func `what is captured after the end is kept for the next run`() async throws {
    let telemetry = telemetry()
    telemetry.capture(Command())
    #expect(await telemetry.shutdown(within: .seconds(20)))
    telemetry.capture(Command())
    #expect(await telemetry.shutdown(within: .seconds(20)))
    #expect(telemetry.counts.kept == 2)
  }

  @Test func `the project and the client go along as a hash and as names`() async throws {
    let telemetry = telemetry()
    telemetry.setProject(at: "/home/ada/shop")
    telemetry.setClient(ClientInformation(name: "claude-code", version: "2.1.0"))
    telemetry.capture(Command())
    #expect(await telemetry.shutdown(within: .seconds(20)))
    let properties = try #require(try sent().first?["properties"] as? [String: Any])
    let salt = try #require(ProjectSalt(at: home.file(".shop/telemetry-salt")))
    #expect(properties["projectId"] as? String == salt.projectID(of: "/home/ada/shop"))
  }

  @Test func `the journal has what left, byte for byte`() async throws {
    let telemetry = telemetry()
    telemetry.capture(Command())
    telemetry.capture(error: Failure(), source: "cli")
    #expect(await telemetry.shutdown(within: .seconds(20)))
    let file = home.file(".shop/telemetry-journal.jsonl")
    #expect(try FileStatus(of: file).permissions == 0o600)
    let events = try Journal(at: file).events()
    #expect(events.count == 2)
    let bodies = try transport.requests.map { String(decoding: try plain($0), as: UTF8.self) }
    for event in events {
      let text = String(decoding: event, as: UTF8.self)
      #expect(bodies.contains { $0.contains(text) })
    }
  }

  @Test func `what comes faster than it is scrubbed is counted, and nobody waits`() async throws {
    let gate = Monitor(false)
    let telemetry = telemetry { configuration in
      configuration.scrubber = {
        _ = gate.wait { $0 ? true : nil }
        return Home.scrubber
      }
    }
    let start = MonotonicTime.now
    for _ in 0..<3000 {
      telemetry.capture(Command())
    }
    let time = MonotonicTime.now - start
    #expect(telemetry.counts.overflowed >= 1999)
    // In a debug build, on a busy machine; what a release build takes is measured by a benchmark.
    #expect(time < .seconds(3))
    #expect(await !telemetry.flush(within: .milliseconds(50)))
    gate.change { $0 = true }
  }
}
