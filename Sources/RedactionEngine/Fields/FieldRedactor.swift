internal import RuleMatching
internal import RuleModel

/// Redacts the fields of a record that are read as one text, so that a secret which begins in one and
/// ends in the next is found, and a name in one tells about a value in another.
///
/// Not shared between threads: it holds the memory that a scan needs, for record after record.
public struct FieldRedactor {
  private let redactor: Redactor
  private let stabilizer: Stabilizer
  private var scratch: ScanScratch

  /// A redactor of records that `redactor` scrubs.
  public init(_ redactor: Redactor) {
    self.redactor = redactor
    stabilizer = Stabilizer(
      scanner: redactor.scanner,
      decider: redactor.decider,
      labels: redactor.labels
    )
    scratch = redactor.scanner.makeScratch()
  }

  /// What the fields at `ranges` of `text` say once it is redacted; nil where nothing changes.
  ///
  /// The ranges are in order and do not overlap; what stands between them is context: a line that begins
  /// with ASCII's record separator says that nothing goes on behind it. A redaction that
  /// reaches over several fields leaves its placeholder in each. A field is not looked at alone.
  public mutating func redact(_ text: [UInt8], fields ranges: [Range<Int>]) -> [RedactedField]? {
    redactor.scanner.scan(text, offsets: 0..<text.count, edges: .record, scratch: &scratch)
    let found = redactor.decider.redactions(
      for: scratch.result.findings,
      in: text,
      sparing: scratch.result.placeholders
    )
    guard !found.isEmpty else { return nil }
    let written = stabilized(found, of: text)
    var first = 0
    return ranges.map { range in
      while first < written.count, written[first].range.upperBound <= range.lowerBound {
        first += 1
      }
      return field(range, of: text, redactions: written[first...])
    }
  }

  /// A redaction and what stands in its place.
  private struct Written {
    var range: Range<Int>
    var placeholder: ArraySlice<UInt8>
    var rule: Int
    var isUnscannable: Bool
  }

  /// The redactions, with those that rewriting makes necessary, in order.
  private mutating func stabilized(_ redactions: [Redaction], of text: [UInt8]) -> [Written] {
    var plan = RegionPlan(of: redactions, in: text, to: text.count)
    var line = OutputLine()
    var position = 0
    var written: [Written] = []
    while let region = plan.next(from: position, continuesLine: line.isChanged) {
      line.append(text[position..<region.range.lowerBound], isChanged: line.isChanged)
      let context = line.bytes
      let result = stabilizer.stabilized(
        region.range,
        of: text,
        redactions: region.redactions,
        context: context,
        endsText: region.range.upperBound == text.count,
        scratch: &scratch
      )
      for (redaction, range) in zip(result.redactions, result.bytes.placeholderRanges) {
        written.append(
          Written(
            range: redaction.range,
            placeholder: result.bytes.bytes[range],
            rule: redaction.rule,
            isUnscannable: redaction.isUnscannable
          )
        )
      }
      line.append(
        result.bytes.bytes[context.count...],
        isChanged: !result.redactions.isEmpty || line.isChanged
      )
      position = region.range.upperBound
    }
    return written
  }

  /// The field at `range`; `redactions` are in order, and the first of them does not end before it.
  private func field(
    _ range: Range<Int>,
    of text: [UInt8],
    redactions: ArraySlice<Written>
  ) -> RedactedField {
    var field = RedactedField()
    var copied = range.lowerBound
    for redaction in redactions {
      guard redaction.range.lowerBound < range.upperBound else { break }
      let part = redaction.range.clamped(to: range)
      guard !part.isEmpty else { continue }
      field.bytes += text[copied..<part.lowerBound]
      field.bytes += redaction.placeholder
      let rule =
        redaction.isUnscannable
        ? Placeholder.unscannableLabel : redactor.rules.rules[redaction.rule].id
      field.removed.append(RedactedField.Part(rule: rule, range: part))
      field.isCrossed = field.isCrossed || part != redaction.range
      copied = part.upperBound
    }
    field.bytes += text[copied..<range.upperBound]
    return field
  }
}

/// What a field of a record says once the record is redacted.
public struct RedactedField: Sendable, Hashable {
  /// The field's bytes.
  public internal(set) var bytes: [UInt8] = []
  /// What was removed, in order; nothing if the field did not change.
  public internal(set) var removed: [Part] = []
  /// Whether a redaction reaches over the field's ends.
  public internal(set) var isCrossed = false

  /// A part of a field that was removed, without its value.
  public struct Part: Sendable, Hashable {
    /// The id of the rule.
    public let rule: String
    /// Where it stood in the text that was read.
    public let range: Range<Int>
  }

  /// The ids of the rules that removed something, in order; none if nothing changed.
  public var rules: [String] {
    removed.map(\.rule)
  }
}
