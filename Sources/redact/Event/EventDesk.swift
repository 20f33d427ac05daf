internal import EventPolicy
internal import JSONText

/// Takes in events and bodies of events and gives out what may leave.
struct EventDesk {
  let scrubber: EventScrubber
  let form: EventCommand.Form
  /// Whether reports name what leaves as it came.
  let isExplaining: Bool

  /// What came of a request.
  struct Reply {
    /// What may leave; nil if nothing does.
    var bytes: [UInt8]?
    /// Whether the request was a body of events.
    var isBody = false
    /// What became of the header of an envelope.
    var header: EventReport?
    /// What became of each event, and its name for messages.
    var reports: [EventReport] = []
    /// Members of a body that do not leave.
    var withheld: [Withheld] = []
    /// Of how many events nothing leaves.
    var dropped = 0
  }

  /// What of `request` may leave.
  func reply(to request: [UInt8]) -> Reply {
    switch form {
    case .sentry: return reply(toEnvelope: request)
    case .otlp: return Reply(scrubber.scrub(otlp: request))
    case .posthog, .json: break
    }
    guard isBody(request) else { return reply(toEvent: request) }
    var reply = Reply(isBody: true)
    guard let batch = scrubber.scrub(batch: request, each: outcome) else {
      let report = outcome(of: request).report
      return Reply(reports: [report], dropped: 1)
    }
    reply.bytes = batch.bytes
    reply.reports = batch.outcomes.map(\.report)
    reply.withheld = batch.withheld
    reply.dropped = batch.outcomes.count { $0.event == nil }
    return reply
  }

  /// What of `request`, a line of a stream, may leave.
  func reply(toLine request: [UInt8]) -> Reply {
    form == .sentry ? Reply(scrubber.scrub(sentryEvent: request)) : reply(to: request)
  }

  private func reply(toEnvelope envelope: [UInt8]) -> Reply {
    guard let scrubbed = scrubber.scrub(sentryEnvelope: envelope) else {
      return Reply((nil, EventReport(withholding: .malformed)))
    }
    guard !scrubbed.items.isEmpty else { return Reply((nil, EventReport(withholding: .missing))) }
    return Reply(
      bytes: scrubbed.bytes,
      isBody: true,
      header: scrubbed.header,
      reports: scrubbed.items.map(\.report),
      dropped: scrubbed.dropped
    )
  }

  private func reply(toEvent event: [UInt8]) -> Reply {
    guard form == .posthog else { return Reply(scrubber.scrub(part: event)) }
    let outcome = outcome(of: event)
    let bytes = outcome.event?.bytes
    return Reply(bytes: bytes, reports: [outcome.report], dropped: bytes == nil ? 1 : 0)
  }

  private func outcome(of event: [UInt8]) -> EventOutcome {
    isExplaining ? scrubber.explain(event) : scrubber.scrub(event)
  }

  /// Whether `request` is a list, or an object with a member `batch`.
  private func isBody(_ request: [UInt8]) -> Bool {
    // Most are events, and reading each twice takes a tenth of the time.
    if request.first == UInt8(ascii: "{"), !request.contains(UInt8(ascii: "\\")),
      !request.indices.contains(where: {
        request[$0] == UInt8(ascii: "b") && request[$0...].starts(with: "batch".utf8)
      })
    {
      return false
    }
    var tokenizer = JSONTokenizer()
    while let token = try? tokenizer.next(in: request.span) {
      if token.depth == 0 {
        guard token.kind == .objectStart else { return token.kind == .arrayStart }
      } else if token.isKey, token.depth == 1,
        JSONString.decode(request.span, in: token.range).bytes.elementsEqual("batch".utf8)
      {
        return true
      }
    }
    return false
  }
}

extension EventDesk.Reply {
  /// The reply to one event or document.
  init(_ outcome: (bytes: [UInt8]?, report: EventReport)) {
    bytes = outcome.bytes
    reports = [outcome.report]
    dropped = outcome.bytes == nil ? 1 : 0
  }

  /// What is said on standard error: what was withheld, by reason.
  var notices: [String] {
    let all = (header?.withheld ?? []) + reports.flatMap(\.withheld) + withheld
    let counts = Dictionary(all.map { ($0.reason, 1) }, uniquingKeysWith: +)
    let reasons = WithheldReason.allCases.compactMap { reason in
      counts[reason].map { "\(reason.rawValue) \($0)" }
    }
    return [
      dropped == 0
        ? nil
        : "\(dropped) of \(reports.count) \(header == nil ? "events" : "items") dropped",
      reasons.isEmpty ? nil : "withheld: \(reasons.joined(separator: ", "))",
    ].compactMap(\.self)
  }

  /// The reply as a line of JSON.
  var line: [UInt8] {
    var line = Array((isBody ? "{\"body\":" : "{\"event\":").utf8)
    line += bytes ?? Array("null".utf8)
    var rest: [(String, JSONValue?)] = []
    if isBody {
      rest.append(("dropped", .number(dropped)))
    }
    let all = reports.flatMap(\.withheld) + withheld
    rest.append(
      (
        "withheld",
        .list(
          all.map {
            .object([("path", .string($0.path)), ("reason", .string($0.reason.rawValue))])
          }
        )
      )
    )
    line.append(UInt8(ascii: ","))
    line += JSONValue.object(rest).text.utf8.dropFirst()
    line.append(UInt8(ascii: "\n"))
    return line
  }
}
