internal import RedactionEngine
internal import RuleModel

/// Scrubs the texts of an object that a schema knows.
extension EventScrubber {
  /// What of an object may leave.
  struct WrittenObject {
    /// The object as JSON.
    var bytes: [UInt8]
    /// Whether another round would change nothing.
    var isSettled: Bool
    /// Whether rules found something in what was read beside the object.
    var isAsideTouched: Bool
  }

  /// What of the object at `index` of `tree` may leave, as `node` knows it; the text `beside` it is read
  /// along.
  func written(
    _ index: Int,
    of tree: TokenTree,
    as node: SchemaNode,
    beside aside: [UInt8],
    isExplained: Bool,
    report: inout EventReport
  ) -> WrittenObject {
    var walk = EventWalk(
      tree,
      modules: schema.modules,
      isExplained: isExplained,
      redactJSON: redactedJSON
    )
    walk.takeObject(index, as: node)
    let trails = walk.trails
    func path(_ trail: FieldTrails.Trail) -> String {
      trails.path(of: trail, from: node)
    }
    report.withheld += walk.withheld.map { Withheld(path: path($0.trail), reason: $0.reason) }
    var draft = walk.draft
    let asideNumber = draft.addAside(aside)
    let (isSettled, touched) = redact(&draft, path: path, report: &report)
    if isExplained {
      let texts = draft.texts.indices.filter { $0 != asideNumber && !touched.contains($0) }
      report.kept = (draft.kept + texts.map { draft.texts[$0].trail }).map(path)
    }
    return WrittenObject(
      bytes: draft.assembled(reserving: 200),
      isSettled: isSettled,
      isAsideTouched: touched.contains(asideNumber)
    )
  }

  /// Scrubs the texts of a draft; which of them are changed, and false if another round has to look at
  /// what came out.
  private func redact(
    _ draft: inout EventDraft,
    path: (FieldTrails.Trail) -> String,
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
      let path = path(text.trail)
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
