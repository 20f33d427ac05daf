internal import Digest
public import RedactionEngine
internal import RuleModel

/// Applies an event policy: what it does not name does not exist, and what it names is scrubbed.
///
/// Built once, immutable, shared between threads.
/// ```swift
/// let scrubber = EventScrubber(Redactor(rules: BuiltInRules.rules, policy: policy))
/// if let event = scrubber.scrub(json).event { queue.append(event) }
/// ```
public struct EventScrubber: Sendable {
  /// The redactor, which has the policy.
  public let redactor: Redactor
  /// Twelve hexadecimal digits that say which rules and which policy are at work.
  public let ruleHash: String
  let schema: CompiledSchema
  let fields: FieldRedactors

  /// An event of more bytes is dropped unread; PostHog takes none of more than 900 KiB.
  public static let largestEvent = 900 << 10
  /// Rounds after which an event that still changes is dropped.
  private static let maximumRounds = 8

  /// A scrubber that applies the events and actions of `redactor`'s policy.
  ///
  /// `ruleHash` is worked out where it is not given: from the digests of the archives that rules and
  /// policy are from, and if one of them is from none, from all of both, which takes milliseconds.
  public init(_ redactor: Redactor, ruleHash: String? = nil) {
    self.redactor = redactor
    self.ruleHash = ruleHash ?? Self.hash(of: redactor)
    schema = CompiledSchema(redactor.policy.events)
    fields = FieldRedactors(redactor)
  }

  /// What of `event`, one event as PostHog's clients write it, may leave.
  ///
  /// Total: any bytes have an outcome. Scrubbing the bytes of a scrubbed event again gives the same
  /// bytes.
  public func scrub(_ event: [UInt8]) -> EventOutcome {
    outcome(of: event, isExplained: false)
  }

  /// The same, with a report that names what leaves as it came, too.
  public func explain(_ event: [UInt8]) -> EventOutcome {
    outcome(of: event, isExplained: true)
  }

  /// What may leave of an event that needs no id, no time and no sender: `{"event":…,"properties":…}`.
  ///
  /// Such an event is for another program to send on, not for a queue of ours.
  public func scrub(part event: [UInt8]) -> (bytes: [UInt8]?, report: EventReport) {
    let (part, report) = scrubbed(event, isWhole: false, isExplained: true)
    return (part?.bytes, report)
  }

  private func outcome(of event: [UInt8], isExplained: Bool) -> EventOutcome {
    let (part, report) = scrubbed(event, isWhole: true, isExplained: isExplained)
    return part.flatMap(ScrubbedEvent.init).map { .scrubbed($0, report) } ?? .dropped(report)
  }

  /// Scrubs until another round would change nothing.
  private func scrubbed(
    _ event: [UInt8],
    isWhole: Bool,
    isExplained: Bool
  ) -> (ScrubbedPart?, EventReport) {
    settled(event) { event, report in
      scrubOnce(event, isWhole, isExplained, report: &report)
    }
  }

  /// What comes of `event` once `round`, which says whether another one would change nothing, has been
  /// called often enough.
  func settled(
    _ event: [UInt8],
    round: ([UInt8], inout EventReport) -> (ScrubbedPart?, isSettled: Bool)
  ) -> (ScrubbedPart?, EventReport) {
    var current = event
    var report = EventReport()
    for _ in 1...Self.maximumRounds {
      var addition = EventReport()
      let (part, isSettled) = round(current, &addition)
      report.add(addition)
      guard let part else { return (nil, report) }
      guard !isSettled, part.bytes != current else { return (part, report) }
      current = part.bytes
    }
    report.withheld.append(Withheld(path: "", reason: .unscannable))
    return (nil, report)
  }

  private static func hash(of redactor: Redactor) -> String {
    let policy = redactor.policy
    if let rules = redactor.rules.digest, let digest = policy.digest {
      return Hexadecimal.text(
        SHA256.digest(of: "\(rules) \(digest) \(policy.name)".utf8).prefix(6)
      )
    }
    let archive = RuleSetArchive(rules: redactor.rules, policies: [policy.name: policy]).encoded()
    return Hexadecimal.text(SHA256.digest(of: (archive.rules + archive.details).utf8).prefix(6))
  }

  // MARK: - One round

  /// What a round makes of an event, and whether another one would change nothing.
  private func scrubOnce(
    _ event: [UInt8],
    _ isWhole: Bool,
    _ isExplained: Bool,
    report: inout EventReport
  ) -> (ScrubbedPart?, isSettled: Bool) {
    guard let tree = tree(of: event, limit: Self.largestEvent, report: &report) else {
      return (nil, true)
    }
    let members = EventMembers(of: tree, whole: isWhole)
    report.withheld = members.faults + members.withheld
    guard let name = members.name.map({ String(decoding: $0, as: UTF8.self) }),
      let node = schema.properties(ofEvent: name)
    else {
      report.withheld.append(Withheld(path: "event", reason: .unknownEvent))
      return (nil, true)
    }
    guard members.faults.isEmpty, let properties = members.properties else { return (nil, true) }
    let written = written(
      properties,
      of: tree,
      as: node,
      beside: members.distinctID ?? [],
      isExplained: isExplained,
      report: &report
    )
    guard !written.isAsideTouched else {
      report.withheld.append(Withheld(path: "distinct_id", reason: .redacted))
      return (nil, true)
    }
    let mark = RedactionMark(properties: written.bytes, redactor: redactor, rules: ruleHash)
    report.placeholders = mark.counts
    let envelope = EventEnvelope(
      name: name,
      uuid: members.uuid.map { String(decoding: $0, as: UTF8.self).lowercased() },
      timestamp: members.timestamp?.text,
      distinctID: members.distinctID.map { String(decoding: $0, as: UTF8.self) }
    )
    let bytes = envelope.bytes(around: mark.added(to: written.bytes))
    return (ScrubbedPart(envelope: envelope, bytes: bytes), written.isSettled)
  }

  /// The tree of `event`; nil if it is longer than `limit` or no JSON object.
  func tree(of event: [UInt8], limit: Int, report: inout EventReport) -> TokenTree? {
    let tree = event.count > limit ? nil : TokenTree(event)
    if tree == nil {
      report.withheld = [Withheld(path: "", reason: event.count > limit ? .overLimit : .malformed)]
    }
    return tree
  }
}

extension EventReport {
  /// Adds what a later round says.
  fileprivate mutating func add(_ later: EventReport) {
    withheld += later.withheld
    scrubbed += later.scrubbed
    kept = later.kept
    placeholders = later.placeholders
  }
}
