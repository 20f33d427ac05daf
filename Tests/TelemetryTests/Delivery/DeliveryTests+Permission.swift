import BuiltInRules
import EventPolicy
import RedactionEngine
import RuleModel
import SecondOpinion
import SystemIO
import Testing

@testable import Telemetry

/// What keeps events from leaving: people, and the second opinion.
extension DeliveryTests {
  @Test func `what is not allowed is not kept, and what was kept is erased`() async throws {
    let (transport, allowed) = (RecordingTransport(), Monitor(true))
    let delivery = try delivery(through: transport, isAllowed: { allowed.change { $0 } })
    delivery.accept(TestEvents.event(1))
    #expect(waiting == 1)
    allowed.change { $0 = false }
    #expect(delivery.accept(TestEvents.event(2)) == .notAllowed)
    #expect(await delivery.flush(within: .seconds(5)).end == .notAllowed)
    #expect(transport.requests.isEmpty)
    #expect(waiting == 0)
    #expect((try? FileSystem.entries(of: folder.path)) == [])
    _ = await delivery.shutdown(within: .seconds(1))
  }

  @Test func `what is not allowed for another reason waits until it is again`() async throws {
    let (transport, allowed) = (RecordingTransport(), Monitor(true))
    var configuration = DeliveryConfiguration(
      endpoint: try #require(Endpoint("https://events.example.test")),
      sender: TestEvents.sender
    )
    configuration.flushInterval = .seconds(3600)
    let delivery = Delivery(
      configuration,
      in: folder.path,
      through: transport,
      scrubber: TestEvents.scrubber,
      reader: WordReader(),
      isAllowed: { allowed.change { $0 } },
      isOptOut: { false }
    )
    delivery.accept(TestEvents.event(1))
    allowed.change { $0 = false }
    #expect(await delivery.flush(within: .seconds(5)).end == .notAllowed)
    #expect(transport.requests.isEmpty)
    #expect(waiting == 1)
    allowed.change { $0 = true }
    #expect(await delivery.shutdown(within: .seconds(5)).counts.delivered == 1)
  }

  @Test func `an opt-out while a batch waits to be sent again stops it`() async throws {
    let allowed = Monitor(true)
    let transport = RecordingTransport(answering: [.failure(.cut), .failure(.cut)])
    let delivery = try delivery(
      through: transport,
      isAllowed: { transport.requests.isEmpty && allowed.change { $0 } }
    )
    delivery.accept(TestEvents.event(1))
    #expect(await delivery.shutdown(within: .seconds(5)).end == .notAllowed)
    #expect(transport.requests.count == 1)
    #expect(waiting == 0)
  }

  @Test func `a second opinion holds back the event it objects to and no other`() async throws {
    let transport = RecordingTransport()
    let word = TestEvents.event(2).uuid
    let delivery = try delivery(through: transport, reader: WordReader(word: word))
    for number in 1...3 {
      delivery.accept(TestEvents.event(number))
    }
    let report = await delivery.shutdown(within: .seconds(5))
    #expect(report.counts.delivered == 2)
    #expect(report.counts.dropped == [.secondOpinion: 1])
    #expect(transport.requests.count == 1)
    #expect(waiting == 0)
  }

  @Test func `the second opinion stops what a first pass without a rule let through`() async throws
  {
    let rules = BuiltInRules.rules
    let policy = try #require(BuiltInRules.policies["tool-telemetry"])
    let id = try #require(rules.rule(named: "stripe-secret-key")?.id)
    let weak = EventScrubber(Redactor(rules: rules.without([id]), policy: policy))
    // Made up as the test runs.
    let token = "sk_" + "live_" + String("4eC39HqLyjWDarjtT1zdp7dc".reversed())
    let text = String(decoding: TestEvents.raw(1, padding: 9), as: UTF8.self)
    let leak = Array(text.replacing("xxxxxxxxx", with: "cannot pay with \(token)").utf8)
    let transport = RecordingTransport()
    var configuration = DeliveryConfiguration(
      endpoint: try #require(Endpoint("https://events.example.test")),
      sender: TestEvents.sender
    )
    configuration.flushInterval = .seconds(3600)
    let delivery = Delivery(
      configuration,
      in: folder.path,
      through: transport,
      scrubber: weak,
      reader: SecondOpinion(rules: rules, policy: policy),
      isAllowed: { true }
    )
    delivery.accept(try #require(weak.scrub(leak).event))
    delivery.accept(try #require(weak.scrub(TestEvents.raw(2)).event))
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.counts.dropped == [.secondOpinion: 1])
    #expect(report.counts.delivered == 1)
    #expect(transport.requests.count == 1)
  }

  @Test func `what shows in the whole holds it back, the project key does not`() async throws {
    let transport = RecordingTransport()
    let reader = WordReader(word: "historical_migration")
    let delivery = try delivery(through: transport, reader: reader)
    delivery.accept(TestEvents.event(1))
    let report = await delivery.shutdown(within: .seconds(5))
    #expect(report.counts.dropped == [.secondOpinion: 1])
    #expect(transport.requests.isEmpty)
    let other = try self.delivery(through: transport, reader: WordReader(word: "phc_test"))
    other.accept(TestEvents.event(1))
    #expect(await other.shutdown(within: .seconds(5)).counts.delivered == 1)
  }
}
