import EventPolicy
import JSONText
import Testing

@Suite struct OTLPTests {
  private let scrubber = Scrubbers.whole

  private func scrubbed(_ request: [UInt8]) -> String {
    String(decoding: scrubber.scrub(otlp: request).bytes ?? [], as: UTF8.self)
  }

  @Test func `a request keeps what an engineer needs, and no attribute that is not named`() {
    let text = scrubbed(ForeignEvent.otlp("@1", Array("no order for ada@corp.example".utf8)))
    for kept in [
      #"{"key":"service.name","value":{"stringValue":"shop"}}"#,
      #""traceId":"0f3c5a1e9b7d4826a1c3e5f708192a3b","spanId":"a1c3e5f708192a3b""#,
      #""startTimeUnixNano":"1773478930000000001""#,
      #"{"key":"http.response.status_code","value":{"intValue":"500"}}"#,
      #"{"key":"exception.type","value":{"stringValue":"OrderError"}}"#,
      #"{"key":"exception.message","value":{"stringValue":"no order for [redacted:email]"}}"#,
      #"{"key":"code.line.number","value":{"intValue":"47"}}"#, #""severityNumber":17"#,
      #"{"key":"$redaction","value":{"stringValue":"{\"rules\":\"#,
    ] {
      #expect(text.contains(kept), "\(kept)")
    }
    for gone in ["host.name", "db.statement", "tenant", "kvlistValue"] {
      #expect(!text.contains(gone), "\(gone)")
    }
    #expect(text.components(of: "$redaction") == 2, "one a resource")
  }

  @Test func `the class tells about the message beside it`() {
    func message(_ type: String, _ message: String) -> String {
      let attributes = [("exception.message", message), ("exception.type", type)].map {
        #"{"key":"\#($0.0)","value":{"stringValue":"\#($0.1)"}}"#
      }
      return scrubbed(
        Array(
          #"""
          {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"attributes":[\#(attributes.joined(separator: ","))]}]}]}]}
          """#.utf8
        )
      )
    }
    #expect(message("Failure", "42 kZ7").contains("42 kZ7"))
    #expect(!message("KeyError", "42 kZ7").contains("42 kZ7"))
  }

  @Test(
    arguments: [
      (#""traceId":"0f3c5a1e9b7d4826a1c3e5f708192a3b""#, true),
      (#""traceId":"0f3c5a1e9b7d4826a1c3e5f708192a3""#, false),
      (#""traceId":"4111111111111111""#, false),
      (#""spanId":"1234567890123456""#, true),
      (#""spanId":"password=kZ7mQ""#, false),
      (#""startTimeUnixNano":"1773478930000000001""#, true),
      (#""startTimeUnixNano":"4111111111111111111""#, false),
      (#""startTimeUnixNano":"4111111111111111""#, false),
      (#""startTimeUnixNano":1773478930.5"#, true),
      (#""startTimeUnixNano":4111111111.111111"#, false),
      (#""flags":"256""#, true),
      (#""flags":"00000000000000000000000004111111111111111""#, false),
      (#""flags":"-1""#, false),
      (#""flags":"""#, false),
      (#""kind":"SPAN_KIND_SERVER""#, false),
    ]
  )
  func `a value leaves if it is of its type`(member: String, leaves: Bool) {
    let request = #"{"resourceSpans":[{"scopeSpans":[{"spans":[{\#(member)}]}]}]}"#
    let text = scrubbed(Array(request.utf8))
    #expect(text == request || !leaves, "\(text)")
    #expect(
      leaves
        || text == #"{"resourceSpans":[{"scopeSpans":[{"spans":[{}]}]}]}"#
        || text.contains(":null}"),
      "\(text)"
    )
  }

  @Test func `a request of another kind lets nothing out but its shell`() {
    #expect(scrubbed(Array(#"{"resourceMetrics":[{"a":"b"}]}"#.utf8)) == "{}")
    #expect(scrubber.scrub(otlp: Array("[]".utf8)).bytes == nil)
    #expect(Scrubbers.telemetry.scrub(otlp: Array("{}".utf8)).bytes == nil)
  }
}

extension String {
  /// How often `part` stands in the text.
  fileprivate func components(of part: String) -> Int {
    ranges(of: part).count
  }
}
