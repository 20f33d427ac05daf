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
  private let schema: CompiledSchema
  private let fields: FieldRedactors

  /// An event of more bytes is dropped unread; PostHog takes none of more than 900 KiB.
  public static let largestEvent = 900 << 10
  /// Rounds after which an event that still changes is dropped.
  private static let maximumRounds = 8

  /// A scrubber that applies the events and actions of `redactor`'s policy.
  ///
  /// `ruleHash` saves working the hash out, which takes milliseconds.
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
    var current = event
    var report = EventReport()
    for _ in 1...Self.maximumRounds {
      let (outcome, isSettled) = scrubOnce(current)
      report.add(outcome.report)
      guard case .scrubbed(let scrubbed, _) = outcome else { return .dropped(report) }
      guard !isSettled, scrubbed.bytes != current else { return .scrubbed(scrubbed, report) }
      current = scrubbed.bytes
    }
    report.withheld.append(Withheld(path: "", reason: .unscannable))
    return .dropped(report)
  }

  private static func hash(of redactor: Redactor) -> String {
    let policy = redactor.policy
    let archive = RuleSetArchive(rules: redactor.rules, policies: [policy.name: policy]).encoded()
    return Hexadecimal.text(SHA256.digest(of: (archive.rules + archive.details).utf8).prefix(6))
  }

  // MARK: - One round

  /// What a round makes of an event, and whether another one would change nothing.
  private func scrubOnce(_ event: [UInt8]) -> (EventOutcome, isSettled: Bool) {
    guard event.count <= Self.largestEvent else { return (.dropped(.drop("", .overLimit)), true) }
    guard let tree = TokenTree(event) else { return (.dropped(.drop("", .malformed)), true) }
    let members = EventMembers(of: tree)
    var report = EventReport(withheld: members.faults + members.withheld)
    guard let name = members.name.map({ String(decoding: $0, as: UTF8.self) }),
      let node = schema.properties(ofEvent: name)
    else {
      report.withheld.append(Withheld(path: "event", reason: .unknownEvent))
      return (.dropped(report), true)
    }
    guard members.faults.isEmpty, let properties = members.properties, let uuid = members.uuid,
      let distinctID = members.distinctID
    else { return (.dropped(report), true) }
    guard let timestamp = members.timestamp.flatMap(Timestamp.init) else {
      report.withheld.append(Withheld(path: "timestamp", reason: .wrongType))
      return (.dropped(report), true)
    }
    var walk = EventWalk(tree, modules: schema.modules, redactJSON: redactedJSON)
    walk.takeObject(properties, as: node)
    report.withheld += walk.withheld
    var draft = walk.draft
    let identity = draft.addAside(distinctID)
    let isSettled = redact(&draft, report: &report)
    guard draft.texts[identity].bytes == distinctID else {
      report.withheld.append(Withheld(path: "distinct_id", reason: .redacted))
      return (.dropped(report), true)
    }
    let written = draft.assembled(reserving: 200)
    let mark = RedactionMark(properties: written, redactor: redactor, rules: ruleHash)
    report.placeholders = mark.counts
    let envelope = EventEnvelope(
      name: name,
      uuid: String(decoding: uuid, as: UTF8.self).lowercased(),
      timestamp: timestamp.text,
      distinctID: String(decoding: distinctID, as: UTF8.self)
    )
    let scrubbed = ScrubbedEvent(envelope: envelope, properties: mark.added(to: written))
    return (.scrubbed(scrubbed, report), isSettled)
  }

  /// Scrubs the texts of a draft; false if another round has to look at what came out.
  private func redact(_ draft: inout EventDraft, report: inout EventReport) -> Bool {
    let (text, places) = draft.joined()
    let order = draft.reading.map(\.text)
    guard let redacted = fields.redact(text, fields: order.map { places[$0] }) else { return true }
    var isSettled = true
    for (index, field) in zip(order, redacted) where !field.rules.isEmpty {
      let text = draft.texts[index]
      isSettled = isSettled && !field.isCrossed
      guard text.mayBeRedacted, field.bytes.count <= text.limit else {
        draft.replace(index, with: nil)
        let reason: WithheldReason = text.mayBeRedacted ? .overLimit : .redacted
        report.withheld.append(Withheld(path: text.path, reason: reason))
        isSettled = false
        continue
      }
      draft.replace(index, with: field.bytes)
      report.scrubbed.append(ScrubbedField(path: text.path, rules: field.rules))
    }
    return isSettled
  }

  /// A JSON value without what the policy removes; nil if it could not be read to its end.
  private func redactedJSON(_ json: [UInt8]) -> [UInt8]? {
    var lines = JSONLinesRedactor(redactor)
    var output: [UInt8] = []
    lines.write(json[...], into: &output)
    lines.finish(into: &output)
    return lines.invalidLines == 0 && output.first == json.first ? output : nil
  }
}

extension EventReport {
  /// Adds what a later round says.
  fileprivate mutating func add(_ later: EventReport) {
    withheld += later.withheld
    scrubbed += later.scrubbed
    placeholders = later.placeholders
  }
}
