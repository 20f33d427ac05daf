internal import JSONText

/// What every event has around its properties.
struct EventEnvelope {
  let name: String
  let uuid: String
  let timestamp: String
  let distinctID: String

  /// The event with `properties`, which are a JSON object.
  func bytes(around properties: [UInt8]) -> [UInt8] {
    var bytes = Array("{\"event\":".utf8)
    bytes += JSONString.quoted(Array(name.utf8))
    bytes += ",\"distinct_id\":".utf8
    bytes += JSONString.quoted(Array(distinctID.utf8))
    bytes += ",\"properties\":".utf8
    bytes += properties
    bytes += ",\"timestamp\":\"\(timestamp)\",\"uuid\":\"\(uuid)\"}".utf8
    return bytes
  }
}
