internal import JSONText
internal import RedactionEngine

/// What every event says about its own scrubbing.
///
/// All of it is worked out from what leaves, so that it says nothing about what does not, and is the
/// same when the event is scrubbed again.
struct RedactionMark {
  /// The property.
  static let name = "$redaction"

  /// A hash of the rules and the policy.
  let rules: String
  /// How many placeholders stand in the event, by label.
  let counts: [String: Int]
  /// How much of the event's properties is placeholders.
  let share: String

  /// The mark of an event with `properties`, scrubbed by what has the hash `rules`.
  init(properties: [UInt8], redactor: Redactor, rules: String) {
    let placeholders = redactor.placeholders(in: properties)
    self.rules = rules
    counts = Dictionary(placeholders.map { ($0.label, 1) }, uniquingKeysWith: +)
    share = Self.share(placeholders.reduce(0) { $0 + $1.range.count }, of: properties.count)
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    guard part > 0 else { return "0" }
    let limits = [1, 5, 10, 25, 50]
    let limit = limits.first { part * 100 <= $0 * whole }
    return limit.map { "<=\($0)%" } ?? ">50%"
  }

  /// `properties`, which is an object, with the mark as its last member.
  func added(to properties: [UInt8]) -> [UInt8] {
    var bytes = properties
    bytes.removeLast()
    if bytes.count > 1 {
      bytes.append(UInt8(ascii: ","))
    }
    bytes += "\"\(Self.name)\":{\"rules\":\"\(rules)\",\"removed\":{".utf8
    let labels = counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    bytes += labels.joined(separator: ",").utf8
    bytes += "},\"share\":\"\(share)\"}}".utf8
    return bytes
  }
}
