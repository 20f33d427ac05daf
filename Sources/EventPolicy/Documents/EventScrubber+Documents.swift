/// Documents of other services than PostHog: objects that are events without the envelope.
extension EventScrubber {
  /// What of `document`, a JSON object, may leave as the policy's event `name`; nil if nothing does.
  ///
  /// `marked` adds what is said about the scrubbing. Total, and scrubbing what came out again gives the
  /// same bytes.
  func scrub(
    document: [UInt8],
    as name: String,
    limit: Int,
    marked: ([UInt8], RedactionMark) -> [UInt8]
  ) -> (bytes: [UInt8]?, report: EventReport) {
    guard let node = schema.properties(ofEvent: name) else {
      return (nil, EventReport(withholding: .unknownEvent))
    }
    let (part, report) = settled(document) { document, report in
      guard let tree = tree(of: document, limit: limit, report: &report) else {
        return (nil, true)
      }
      let written = written(
        0,
        of: tree,
        as: node,
        beside: [],
        isExplained: true,
        report: &report
      )
      let mark = RedactionMark(properties: written.bytes, redactor: redactor, rules: ruleHash)
      report.placeholders = mark.counts
      let bytes = marked(written.bytes, mark)
      return (ScrubbedPart(envelope: nil, bytes: bytes), written.isSettled)
    }
    return (part?.bytes, report)
  }
}

extension EventReport {
  /// A report of an event of which nothing leaves for `reason`.
  public init(withholding reason: WithheldReason) {
    withheld = [Withheld(path: "", reason: reason)]
  }
}
