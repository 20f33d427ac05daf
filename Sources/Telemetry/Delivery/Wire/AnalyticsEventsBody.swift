internal import EventPolicy
internal import JSONText

/// The body of PostHog's `POST /i/v1/analytics/events`.
///
/// What `/batch/` reads among the properties has a place of its own here: `$process_person_profile` goes to
/// the options, `$session_id` beside the properties, and `$lib` and `$lib_version` are a header.
/// Source: posthog-python 7.91.1 on the wire.
enum AnalyticsEventsBody {
  /// A body with `events`; `created` is the time in ISO 8601.
  static func bytes(_ events: [ScrubbedEvent], created: String) -> [UInt8] {
    var bytes = Array("{\"created_at\":\"\(created)\",\"batch\":[".utf8)
    bytes.reserveCapacity(events.reduce(256) { $0 + $1.bytes.count + 64 })
    for (index, event) in events.enumerated() {
      if index > 0 {
        bytes.append(UInt8(ascii: ","))
      }
      append(event, to: &bytes)
    }
    bytes += "]}".utf8
    return bytes
  }

  private static func append(_ event: ScrubbedEvent, to bytes: inout [UInt8]) {
    let members = JSONMembers(of: event.bytes)
    let properties = JSONMembers(of: members.value("properties") ?? Array("{}".utf8))
    bytes += "{\"event\":".utf8
    bytes += JSONString.quoted(Array(event.name.utf8))
    bytes += ",\"uuid\":".utf8
    bytes += JSONString.quoted(Array(event.uuid.utf8))
    bytes += ",\"distinct_id\":".utf8
    bytes += JSONString.quoted(Array(event.distinctID.utf8))
    bytes += ",\"timestamp\":".utf8
    bytes += JSONString.quoted(Array(event.timestamp.utf8))
    bytes += ",\"options\":{".utf8
    if let value = properties.value("$process_person_profile") {
      bytes += "\"process_person_profile\":".utf8
      bytes += value
    }
    bytes += "},\"properties\":".utf8
    bytes += properties.object(
      without: ["$process_person_profile", "$session_id", "$lib", "$lib_version"]
    )
    if let session = properties.value("$session_id") {
      bytes += ",\"session_id\":".utf8
      bytes += session
    }
    bytes.append(UInt8(ascii: "}"))
  }
}
