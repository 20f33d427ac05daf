internal import EventPolicy

/// The body of PostHog's `POST /batch/`.
///
/// Source: posthog-python 7.91.1 on the wire.
struct BatchBody: Sendable {
  private let beforeKey: [UInt8]

  /// A body with `events`; `sent` is the time in ISO 8601.
  init(_ events: [ScrubbedEvent], isHistorical: Bool, sent: String) {
    var bytes = Array("{\"batch\":[".utf8)
    bytes.reserveCapacity(events.reduce(256) { $0 + $1.bytes.count + 1 })
    for (index, event) in events.enumerated() {
      if index > 0 {
        bytes.append(UInt8(ascii: ","))
      }
      bytes += event.bytes
    }
    bytes += "],\"historical_migration\":\(isHistorical),\"sent_at\":\"\(sent)\",".utf8
    bytes += "\"api_key\":\"".utf8
    beforeKey = bytes
  }

  /// The body with `projectKey`, which needs no escapes.
  func bytes(projectKey: String) -> [UInt8] {
    beforeKey + Array(projectKey.utf8) + Array("\"}".utf8)
  }
}
