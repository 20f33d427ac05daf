internal import JSONText
public import RedactionEngine

/// Applies an event policy: what it does not name does not exist, and what it names is scrubbed.
///
/// Built once, immutable, shared between threads.
public struct EventScrubber: Sendable {
  private let redactor: Redactor

  /// A scrubber that applies the policy of `redactor`.
  public init(_ redactor: Redactor) {
    self.redactor = redactor
  }

  /// What of `event`, one event as PostHog's clients write it, may leave.
  ///
  /// Total: any bytes have an outcome. Scrubbing the bytes of a scrubbed event again gives the same.
  public func scrub(_ event: [UInt8]) -> EventOutcome {
    var members: [String: JSONToken] = [:]
    guard let tokens = try? JSONTokenizer.tokens(of: event), tokens.first?.kind == .objectStart
    else { return dropped("", .malformed) }
    var properties: Range<Int>?
    for (key, value) in zip(tokens, tokens.dropFirst()) where key.isKey && key.depth == 1 {
      let name = String(decoding: JSONString.decode(event.span, in: key.range).bytes, as: UTF8.self)
      members[name] = value
      if name == "properties", value.kind == .objectStart,
        let end = tokens.first(where: {
          $0.depth == 1 && $0.range.lowerBound > value.range.lowerBound
        })
      {
        properties = value.range.lowerBound..<end.range.upperBound
      }
    }
    func text(_ name: String) -> String? {
      guard let token = members[name], case .string(isKey: false, _) = token.kind else { return nil }
      return String(decoding: JSONString.decode(event.span, in: token.range).bytes, as: UTF8.self)
    }
    guard let name = text("event"), let uuid = text("uuid"), let timestamp = text("timestamp"),
      let distinctID = text("distinct_id"), let properties
    else { return dropped("", .missing) }
    var output: [UInt8] = []
    var lines = JSONLinesRedactor(redactor)
    lines.write(event[properties], into: &output)
    lines.finish(into: &output)
    let envelope = EventEnvelope(
      name: name,
      uuid: uuid.lowercased(),
      timestamp: timestamp,
      distinctID: distinctID
    )
    return .scrubbed(ScrubbedEvent(envelope: envelope, properties: output), EventReport())
  }

  private func dropped(_ path: String, _ reason: WithheldReason) -> EventOutcome {
    .dropped(EventReport(withheld: [Withheld(path: path, reason: reason)]))
  }
}
