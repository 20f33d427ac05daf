internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Looks through texts for what a redactor would remove.
struct Auditor {
  private let redactor: Redactor
  private let rules: [String: (index: Int, rule: CompiledRule)]

  /// How reading a text ended.
  enum Result {
    /// It was read to its end: so many bytes.
    case read(Int)
    case binary
    /// It was read up to some place.
    case failed(String)
  }

  private static let binaryPrefix = 8192

  /// An auditor that finds what `redactor` would remove.
  init(_ redactor: Redactor) {
    self.redactor = redactor
    rules = Dictionary(
      redactor.rules.rules.enumerated().map { ($1.id, ($0, $1)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Hands over every finding in `input` in order.
  func audit(
    _ input: Input,
    skippingBinary: Bool,
    report: (AuditFinding) throws(Stop) -> Void
  ) throws(Stop) -> Result {
    let file: FileDescriptor
    do {
      file = try input.opened()
    } catch {
      guard case .failed(let reason) = error else { throw error }
      return .failed(reason)
    }
    var reader = TextReader(file)
    var stream = StreamingRedactor(redactor)
    var columns = ColumnCounter()
    var output: [UInt8] = []
    var isFirst = true
    while true {
      do {
        guard try reader.advance() else { break }
      } catch {
        return .failed("\(input.name): \(error)")
      }
      if isFirst, skippingBinary, reader.encoding == .bytes,
        reader.piece.prefix(Self.binaryPrefix).contains(0)
      {
        return .binary
      }
      isFirst = false
      columns.append(reader.piece)
      stream.write(reader.piece, into: &output)
      output.removeAll(keepingCapacity: true)
      try hand(stream.takeLedger(), of: input, columns, to: report)
      columns.drop(to: stream.statistics.inputBytes)
    }
    stream.finish(into: &output)
    try hand(stream.takeLedger(), of: input, columns, to: report)
    return .read(stream.statistics.inputBytes)
  }

  private func hand(
    _ ledger: [LedgerEntry],
    of input: Input,
    _ columns: ColumnCounter,
    to report: (AuditFinding) throws(Stop) -> Void
  ) throws(Stop) {
    for entry in ledger {
      guard let rule = rules[entry.rule] else { continue }
      let offset = entry.input.lowerBound
      let column = columns.columns(at: offset)
      try report(
        AuditFinding(
          input: input,
          rule: rule,
          label: entry.label,
          position: TextPosition(
            line: entry.line,
            column: column.bytes,
            characterColumn: column.characters,
            offset: offset
          ),
          lengthBucket: entry.lengthBucket
        )
      )
    }
  }
}
