internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Looks through texts for what a redactor would remove.
struct Auditor: Sendable {
  private let redactor: Redactor
  private let rules: [String: (index: Int, rule: CompiledRule)]

  private static let binaryPrefix = 8192

  /// An auditor that finds what `redactor` would remove.
  init(_ redactor: Redactor) {
    self.redactor = redactor
    rules = Dictionary(
      redactor.rules.rules.enumerated().map { ($1.id, ($0, $1)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Hands over the findings in `input` in order, those of a piece together.
  func audit(
    _ input: Input,
    skippingBinary: Bool,
    report: ([AuditFinding]) throws(Stop) -> Void
  ) throws(Stop) -> AuditJob.Outcome {
    let file: FileDescriptor
    do {
      file = try input.opened()
    } catch {
      guard case .failed(let reason) = error else { throw error }
      return .unreadable(reason)
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
        return .unreadable("\(input.name): \(error)")
      }
      if isFirst, skippingBinary, reader.encoding == .bytes,
        reader.piece.prefix(Self.binaryPrefix).contains(0)
      {
        return .skipped(.binary)
      }
      isFirst = false
      columns.append(reader.piece)
      stream.write(reader.piece, into: &output)
      output.removeAll(keepingCapacity: true)
      try report(findings(of: stream.takeLedger(), in: input, columns))
      columns.drop(to: stream.statistics.inputBytes)
    }
    stream.finish(into: &output)
    try report(findings(of: stream.takeLedger(), in: input, columns))
    return .read(stream.statistics.inputBytes)
  }

  private func findings(
    of ledger: [LedgerEntry],
    in input: Input,
    _ columns: ColumnCounter
  ) -> [AuditFinding] {
    ledger.compactMap { entry in
      guard let rule = rules[entry.rule] else { return nil }
      let offset = entry.input.lowerBound
      let column = columns.columns(at: offset)
      return AuditFinding(
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
    }
  }
}
