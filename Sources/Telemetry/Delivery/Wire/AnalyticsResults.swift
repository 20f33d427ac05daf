internal import JSONText

/// The server's decision on each event, `{"results":{UUID:{"result":"ok"|"warning"|"drop"|"retry"}}}`.
///
/// Source: posthog-python 7.91.1 on the wire.
enum AnalyticsResults {
  /// The decisions in `body` by uuid in lower case; nil where it is something else.
  ///
  /// A word that is none of the four is left out, so its event is tried again.
  static func decisions(in body: [UInt8]) -> [String: Answer.Decision]? {
    guard let results = JSONMembers(of: body).value("results"), results.first == UInt8(ascii: "{")
    else { return nil }
    let members = JSONMembers(of: results)
    var decisions: [String: Answer.Decision] = [:]
    for uuid in members.names {
      guard let result = members.value(uuid), let word = JSONMembers(of: result).value("result")
      else { continue }
      switch String(decoding: word, as: UTF8.self) {
      case "\"ok\"", "\"warning\"": decisions[uuid.lowercased()] = .accepted
      case "\"drop\"": decisions[uuid.lowercased()] = .dropped
      case "\"retry\"": decisions[uuid.lowercased()] = .retry
      default: continue
      }
    }
    return decisions
  }
}
