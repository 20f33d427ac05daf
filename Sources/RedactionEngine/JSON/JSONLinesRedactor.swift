internal import JSONText
internal import LiteralScan
internal import RuleModel

/// Redacts a stream of which every line is a JSON value; every line that comes out is one, too.
///
/// Keys keep their order, numbers their spelling, blanks their place. A removed number becomes a
/// quoted placeholder. A line that is no JSON value is redacted as text, one that is longer than
/// ``longestLine`` is removed.
public struct JSONLinesRedactor {
  private let redactor: Redactor
  private let scan: JSONScan
  private var scratch: ScanScratch
  private var line: [UInt8] = []
  /// Whether the current line has become too long to be read.
  private var isDropping = false
  /// Bytes of the current line, dropped ones too.
  private var lineLength = 0
  private var entries: [LedgerEntry] = []
  private var lineNumber = 1
  /// Counts of what the stream has done so far.
  public private(set) var statistics = StreamStatistics()
  /// How many lines were no JSON values.
  public private(set) var invalidLines = 0

  /// The longest line that is read, in bytes; memory is bounded by it.
  public static let longestLine = 4 << 20
  /// Rounds after which a line that still changes is removed.
  private static let maximumRounds = 8

  /// A stream that `redactor` scrubs.
  public init(_ redactor: Redactor) {
    self.redactor = redactor
    scan = JSONScan(scanner: redactor.scanner, decider: redactor.decider)
    scratch = redactor.scanner.makeScratch()
  }

  /// The redactions since the last call, in order; their ranges are those of the whole lines.
  public mutating func takeLedger() -> [LedgerEntry] {
    defer { entries.removeAll(keepingCapacity: true) }
    return entries
  }

  /// Takes in `bytes` and appends to `output` the lines that they complete.
  public mutating func write(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
    var rest = bytes
    while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
      take(rest[...newline])
      endLine(into: &output)
      rest = rest[(newline + 1)...]
    }
    take(rest)
  }

  /// Takes the stream's end in and appends the line that has no LF.
  public mutating func finish(into output: inout [UInt8]) {
    if !line.isEmpty || isDropping {
      endLine(into: &output)
    }
  }

  /// Gives up the line that is not complete, as on a signal: it is removed, not passed.
  public mutating func abandon(into output: inout [UInt8]) {
    guard !line.isEmpty || isDropping else { return }
    line = []
    lineLength = 0
    isDropping = false
    output += Self.removedLine
  }

  // MARK: - Lines

  private static let removedLine =
    [UInt8(ascii: "\"")]
    + Placeholder.text(label: Placeholder.unscannableLabel, digest: nil, style: .bracketed)
    + [UInt8(ascii: "\"")]

  private mutating func take(_ bytes: ArraySlice<UInt8>) {
    lineLength += bytes.count
    isDropping = isDropping || lineLength > Self.longestLine
    if isDropping {
      line = bytes.last == UInt8(ascii: "\n") ? [UInt8(ascii: "\n")] : []
    } else {
      line += bytes
    }
  }

  private mutating func endLine(into output: inout [UInt8]) {
    let first = entries.count
    let result = isDropping ? removed(ending: line[...]) : redactedLine()
    let input = statistics.inputBytes..<(statistics.inputBytes + lineLength)
    let written = statistics.outputBytes..<(statistics.outputBytes + result.count)
    for index in entries.indices[first...] {
      entries[index].input = input
      entries[index].output = written
      entries[index].line = lineNumber
    }
    output += result
    statistics.inputBytes += lineLength
    statistics.outputBytes += result.count
    lineNumber += 1
    line.removeAll(keepingCapacity: true)
    isDropping = false
    lineLength = 0
  }

  private mutating func redactedLine() -> [UInt8] {
    let ending = line.suffix(while: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
    var current = Array(line[..<ending.startIndex])
    guard !current.allSatisfy({ $0 <= 0x20 }) else { return line }
    for _ in 1...Self.maximumRounds {
      guard let found = scan.redactions(in: current, scratch: &scratch) else {
        invalidLines += 1
        return redactedText(ending: ending)
      }
      guard !found.isEmpty else { return current + ending }
      current = rewritten(current, found)
    }
    return removed(ending: ending)
  }

  private mutating func removed(ending: ArraySlice<UInt8>) -> [UInt8] {
    statistics.trips += 1
    statistics.removedBytes += lineLength
    entries.append(
      LedgerEntry(
        rule: Placeholder.unscannableLabel,
        label: Placeholder.unscannableLabel,
        input: 0..<0,
        output: 0..<0,
        line: lineNumber,
        lengthBucket: Account.bucket(lineLength),
        isUnscannable: true
      )
    )
    return Self.removedLine + ending
  }

  /// The line as text, as the other stream would write it.
  ///
  /// Its end stays whatever a rule takes up to there.
  private mutating func redactedText(ending: ArraySlice<UInt8>) -> [UInt8] {
    let redacted = redactor.redact(Array(line[..<ending.startIndex]))
    entries += redacted.ledger
    for entry in redacted.ledger {
      statistics.redactions[entry.rule, default: 0] += 1
      statistics.removedBytes += entry.input.count
    }
    return redacted.bytes + ending
  }

  private mutating func note(_ redaction: Redaction, label: String) {
    let rule = redactor.rules.rules[redaction.rule].id
    statistics.redactions[rule, default: 0] += 1
    statistics.removedBytes += redaction.range.count
    statistics.trips += redaction.isUnscannable ? 1 : 0
    entries.append(
      LedgerEntry(
        rule: rule,
        label: label,
        input: redaction.range,
        output: 0..<0,
        line: lineNumber,
        lengthBucket: Account.bucket(redaction.range.count),
        isUnscannable: redaction.isUnscannable
      )
    )
  }

  private mutating func rewritten(_ json: [UInt8], _ redactions: [JSONRedaction]) -> [UInt8] {
    let context = PlaceholderContext(
      text: json,
      region: 0..<json.count,
      redactions: redactions.map(\.redaction),
      startsLine: true,
      endsText: true
    )
    var keys = DistinctKeys(of: json)
    var edits: [JSONEdit] = []
    for (index, item) in redactions.enumerated() {
      let label =
        item.redaction.isUnscannable
        ? Placeholder.unscannableLabel : redactor.labels[item.redaction.rule]
      let style = item.replacesNumber ? .bracketed : context.style(at: index)
      let digest =
        item.redaction.digest ?? keys.ordinal(ofKeyAt: item.redaction.range, label: label)
      let text = Placeholder.text(label: label, digest: digest, style: style)
      edits.append(
        JSONEdit(
          item.redaction.range,
          replacement: item.replacesNumber
            ? JSONString.quoted(text, nesting: item.nesting) : text
        )
      )
      note(item.redaction, label: label)
    }
    return JSONRewriter.rewritten(json, applying: edits)
  }
}

extension Array where Element == UInt8 {
  /// The longest end of the array all of whose bytes satisfy `predicate`.
  fileprivate func suffix(while predicate: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, predicate(self[start - 1]) {
      start -= 1
    }
    return self[start...]
  }
}
