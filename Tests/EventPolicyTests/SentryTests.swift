import EventPolicy
import JSONText
import Testing

@Suite struct SentryTests {
  private let scrubber = Scrubbers.whole

  /// An envelope of `items`, each a header and a payload.
  private func envelope(_ items: [(header: String, payload: String)]) -> [UInt8] {
    let header =
      #"{"event_id":"0f3c5a1e9b7d4826a1c3e5f708192a3b","sent_at":"2026-03-14T09:02:11Z","#
      + #""dsn":"https://kZ7mQw2x@sentry.corp.example/7","trace":{"public_key":"kZ7mQw2xRt"}}"#
    return Array((header + "\n" + items.map { "\($0.header)\n\($0.payload)\n" }.joined()).utf8)
  }

  private func text(_ envelope: [UInt8]) -> String {
    String(decoding: scrubber.scrub(sentryEnvelope: envelope)?.bytes ?? [], as: UTF8.self)
  }

  private static let event = String(
    decoding: ForeignEvent.sentry("@1", Array("no order for ada@corp.example".utf8)),
    as: UTF8.self
  )

  @Test func `an error keeps what an engineer needs, and nothing unnamed`() throws {
    let bytes = try #require(scrubber.scrub(sentryEvent: Array(Self.event.utf8)).bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    for kept in [
      #""type":"OrderError""#, #""value":"no order for [redacted:email]""#, #""function":"load""#,
      #""lineno":12"#, #""abs_path":"shop/orders.py""#, #""pre_context":["def load(number):"]"#,
      #""vars":{"number":"42","text":"a"}"#, #""environment":"production""#,
      #""timestamp":1773478930.25"#, #""data":{"method":"GET","status_code":404}"#,
      #""request":{"method":"POST"}"#, #""extra":{"$redaction":{"rules":"#, #""email":1"#,
    ] {
      #expect(text.contains(kept), "\(kept)")
    }
    for gone in [
      "/srv/ci", "sys.argv", "requests", "build-host", "tags", "user", "cookies", "query_string",
    ] {
      #expect(!text.contains(gone), "\(gone)")
    }
  }

  @Test func `lists may stand in the place of objects with values`() throws {
    let event = #"""
      {"exception":[{"type":"Refused","value":"no order for ada@corp.example","note":"x"}],\#
      "breadcrumbs":[{"message":"a"}],"threads":[{"id":"1"}],"tags":["a"]}
      """#
    let (bytes, report) = scrubber.scrub(sentryEvent: Array(event.utf8))
    #expect(
      String(decoding: try #require(bytes), as: UTF8.self).hasPrefix(
        #"{"exception":[{"type":"Refused","value":"no order for [redacted:email]"}],"#
          + #""breadcrumbs":[{"message":"a"}],"threads":[{"id":"1"}],"extra":"#
      )
    )
    #expect(report.withheld.map(\.path) == ["exception.values[0].#3", "#4"])
  }

  @Test func `lengths are worked out anew`() throws {
    let length = Self.event.utf8.count
    let once = text(
      envelope([
        (#"{"type":"event","length":\#(length),"filename":"kZ7mQw2xRt"}"#, Self.event),
        (#"{"type":"client_report"}"#, #"{"discarded_events":[{"quantity":2}],"note":"x"}"#),
      ])
    )
    let lines = once.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count == 6)
    #expect(
      lines[0]
        == #"{"event_id":"0f3c5a1e9b7d4826a1c3e5f708192a3b","#
        + #""sent_at":"2026-03-14T09:02:11.000000+00:00","trace":{}}"#
    )
    #expect(lines[1] == #"{"type":"event","length":\#(lines[2].utf8.count)}"#)
    #expect(lines[3] == #"{"type":"client_report","length":37}"#)
    #expect(lines[4] == #"{"discarded_events":[{"quantity":2}]}"#)
    #expect(text(Array(once.utf8)) == once)
  }

  @Test func `attachments, replays and unknown items do not leave and are counted`() throws {
    let image = "\u{1}\n{\"type\":\"event\"}\n\u{2}"
    let result = try #require(
      scrubber.scrub(
        sentryEnvelope: envelope([
          (#"{"type":"attachment","length":\#(image.utf8.count)}"#, image),
          (#"{"type":"replay_recording","length":2}"#, "{}"),
          (#"{"type":"kZ7mQw2xRt","length":2}"#, "{}"),
          (#"{"type":"envelope","length":2}"#, "{}"),
          (#"{"type":"event"}"#, Self.event),
        ])
      )
    )
    #expect(result.items.map(\.leaves) == [false, false, false, false, true])
    #expect(result.dropped == 4)
    #expect(
      result.items.dropLast().map { $0.report.withheld.map(\.reason) } == [
        [.unknownEvent], [.unknownEvent], [.malformed], [.unknownEvent],
      ]
    )
    #expect(!"\(result)".contains("kZ7mQw2xRt"))
  }

  @Test(
    arguments: [
      ("a length beyond the end", #"{"type":"event","length":99999}"#),
      ("a length that ends within", #"{"type":"event","length":7}"#),
      ("a negative length", #"{"type":"event","length":-1}"#),
      ("a length that is a text", #"{"type":"event","length":"7"}"#),
      ("a huge length", #"{"type":"event","length":99999999999999999999999999}"#),
      ("no header", "[]"),
    ]
  )
  func `behind an item that cannot be read comes nothing`(name: String, header: String) throws {
    let result = try #require(
      scrubber.scrub(
        sentryEnvelope: envelope([(header, Self.event), (#"{"type":"event"}"#, Self.event)])
      )
    )
    #expect(result.bytes == nil)
    #expect(result.items.map { $0.report.withheld.map(\.reason) } == [[.malformed]])
  }

  @Test(arguments: ["", "\n", "[]\n", "x", "{\"event_id\":"])
  func `what is no envelope has no outcome`(bytes: String) {
    #expect(scrubber.scrub(sentryEnvelope: Array(bytes.utf8)) == nil)
  }

  @Test func `an envelope without items lets nothing out`() {
    #expect(scrubber.scrub(sentryEnvelope: Array("{}\n\n".utf8))?.bytes == nil)
  }

  @Test func `without own modules neither source nor variables leave`() throws {
    let scrubber = Scrubbers.scrubber("policy: p\nextends: variables")
    let (bytes, report) = scrubber.scrub(sentryEvent: Array(Self.event.utf8))
    let text = String(decoding: try #require(bytes), as: UTF8.self)
    #expect(!text.contains("pre_context") && !text.contains("vars"))
    #expect(report.counts[.foreignModule] == 4)
  }
}
