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
    var current = event
    var report = EventReport()
    for _ in 1...Self.maximumRounds {
      var round = EventReport()
      let (part, isSettled) = scrubOnce(current, isWhole, isExplained, report: &round)
      report.add(round)
      guard let part else { return (nil, report) }
      guard !isSettled, part.bytes != current else { return (part, report) }
      current = part.bytes
    }
    report.withheld.append(Withheld(path: "", reason: .unscannable))
    return (nil, report)
  }

  private static func hash(of redactor: Redactor) -> String {
    let policy = redactor.policy
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
    guard event.count <= Self.largestEvent, let tree = TokenTree(event) else {
      let isLarge = event.count > Self.largestEvent
      report.withheld = [Withheld(path: "", reason: isLarge ? .overLimit : .malformed)]
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
    var walk = EventWalk(tree, modules: schema.modules, redactJSON: redactedJSON)
    walk.takeObject(properties, as: node)
    report.withheld += walk.withheld.map {
      Withheld(path: $0.trail.path(from: node), reason: $0.reason)
    }
    var draft = walk.draft
    let identity = draft.addAside(members.distinctID ?? [])
    let (isSettled, touched) = redact(&draft, of: node, report: &report)
    guard !touched.contains(identity) else {
      report.withheld.append(Withheld(path: "distinct_id", reason: .redacted))
      return (nil, true)
    }
    if isExplained {
      let texts = draft.texts.indices.filter { $0 != identity && !touched.contains($0) }
      report.kept = (draft.kept + texts.map { draft.texts[$0].trail }).map { $0.path(from: node) }
    }
    let written = draft.assembled(reserving: 200)
    let mark = RedactionMark(properties: written, redactor: redactor, rules: ruleHash)
    report.placeholders = mark.counts
    let envelope = EventEnvelope(
      name: name,
      uuid: members.uuid.map { String(decoding: $0, as: UTF8.self).lowercased() },
      timestamp: members.timestamp?.text,
      distinctID: members.distinctID.map { String(decoding: $0, as: UTF8.self) }
    )
    let bytes = envelope.bytes(around: mark.added(to: written))
    return (ScrubbedPart(envelope: envelope, bytes: bytes), isSettled)
  }

  /// Scrubs the texts of a draft; which of them are changed, and false if another round has to look at
  /// what came out.
  private func redact(
    _ draft: inout EventDraft,
    of node: SchemaNode,
    report: inout EventReport
  ) -> (isSettled: Bool, touched: Set<Int>) {
    var isSettled = true
    var changed: [Int: [String]] = [:]
    let (text, places) = draft.joined()
    let order = draft.reading.map(\.text)
    if let redacted = fields.redact(text, fields: order.map { places[$0] }) {
      for (index, field) in zip(order, redacted) where !field.rules.isEmpty {
        draft.replace(index, with: field.bytes)
        changed[index] = field.rules
        isSettled = isSettled && !field.isCrossed
      }
      for (index, rules) in redactEchoes(&draft, of: EchoedSecrets(in: text, fields: redacted)) {
        changed[index, default: []] += rules
        isSettled = false
      }
    }
    let (lines, linePlaces) = draft.ledLines()
    if let redacted = lines.isEmpty ? nil : fields.redact(lines, fields: linePlaces) {
      for (pair, line) in zip(draft.led, redacted) where !line.rules.isEmpty {
        draft.replaceFirstLine(of: pair.text, with: line.bytes)
        changed[pair.text, default: []] += line.rules
        isSettled = false
      }
    }
    for (index, rules) in changed.sorted(by: { $0.key < $1.key }) {
      let text = draft.texts[index]
      let path = text.trail.path(from: node)
      if text.mayBeRedacted, text.bytes.count <= text.limit {
        report.scrubbed.append(ScrubbedField(path: path, rules: rules))
      } else {
        draft.replace(index, with: nil)
        let reason: WithheldReason = text.mayBeRedacted ? .overLimit : .redacted
        report.withheld.append(Withheld(path: path, reason: reason))
        isSettled = false
      }
    }
    return (isSettled, Set(changed.keys))
  }

  /// Removes secrets that were found in one text from the others; the rules by the number of the text.
  private func redactEchoes(
    _ draft: inout EventDraft,
    of secrets: EchoedSecrets
  ) -> [(index: Int, rules: [String])] {
    guard !secrets.known.isEmpty else { return [] }
    let (text, places) = draft.joined()
    let order = draft.reading.map(\.text)
    var redactor = FieldRedactor(redactor.with(known: secrets.known))
    guard let fields = redactor.redact(text, fields: order.map { places[$0] }) else { return [] }
    return zip(order, fields).filter { !$1.rules.isEmpty }.map { index, field in
      draft.replace(index, with: field.bytes)
      return (index, field.rules)
    }
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
    kept = later.kept
    placeholders = later.placeholders
  }
}
