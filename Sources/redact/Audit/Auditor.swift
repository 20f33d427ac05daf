internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Looks through texts for what a redactor would remove.
struct Auditor: Sendable {
  private let redactor: Redactor
  private let key: FingerprintKey?
  private let readsAllowances: Bool
  private let rules: [String: (index: Int, rule: CompiledRule)]

  /// An auditor that finds what `redactor` would remove, with fingerprints if there is a key.
  init(_ redactor: Redactor, key: FingerprintKey? = nil, readsAllowances: Bool = true) {
    self.redactor = redactor
    self.key = key
    self.readsAllowances = readsAllowances
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
    do {
      var reader = TextReader(try source(of: input))
      return try audit(&reader, of: input, skippingBinary: skippingBinary, report: report)
    } catch let error as InputError {
      return .unread(error.skipReason, cause: "\(input.name): \(error)")
    } catch Stop.failed(let reason) {
      return .unread(.unreadable, cause: reason)
    } catch let stop as Stop {
      throw stop
    } catch {
      return .unread(.unreadable, cause: "\(input.name): could not be read")
    }
  }

  private func source(of input: Input) throws -> TextSource {
    guard case .file = input else { return TextSource(try input.opened()) }
    return try TextSource(decompressing: try input.opened())
  }

  private func audit(
    _ reader: inout TextReader,
    of input: Input,
    skippingBinary: Bool,
    report: ([AuditFinding]) throws(Stop) -> Void
  ) throws -> AuditJob.Outcome {
    var stream = StreamingRedactor(redactor)
    var text = ColumnCounter()
    var cut: CutFinding?
    var output: [UInt8] = []
    var isFirst = true
    var isAtEnd = false
    while !isAtEnd {
      if try reader.advance() {
        if isFirst, skippingBinary, reader.encoding == .bytes,
          TextEncoding.isBinary(fileBeginning: reader.piece)
        {
          return .skipped(.binary)
        }
        isFirst = false
        text.append(reader.piece)
        stream.write(reader.piece, into: &output)
      } else {
        isAtEnd = true
        stream.finish(into: &output)
      }
      output.removeAll(keepingCapacity: true)
      let ledger = stream.takeLedger()
      let end = stream.statistics.inputBytes
      var findings = findings(of: ledger, in: input, &text)
      if let whole = cut?.completed(by: text, before: findings.first, isAtEnd: isAtEnd, key) {
        findings.insert(whole, at: 0)
        cut = nil
      }
      if !isAtEnd, cut == nil, let last = findings.last {
        cut = CutFinding(last, of: ledger.last, workedOff: end, hasKey: key != nil)
        findings.removeLast(cut == nil ? 0 : 1)
      }
      try report(findings)
      text.drop(to: min(end, cut?.start ?? end))
    }
    return .read(stream.statistics.inputBytes)
  }

  private func findings(
    of ledger: [LedgerEntry],
    in input: Input,
    _ text: inout ColumnCounter
  ) -> [AuditFinding] {
    // Read once a line: a line may hold thousands of findings.
    var allowance: (line: Int, says: LineAllowance?)?
    return ledger.compactMap { entry in
      if readsAllowances, allowance?.line != entry.line {
        let line = text.line(around: entry.input.lowerBound)
        allowance = (entry.line, LineAllowance(in: line, rules: redactor.rules.rules))
      }
      return finding(of: entry, in: input, &text, allowance?.says)
    }
  }

  private func finding(
    of entry: LedgerEntry,
    in input: Input,
    _ text: inout ColumnCounter,
    _ allowance: LineAllowance?
  ) -> AuditFinding? {
    guard let rule = rules[entry.rule] else { return nil }
    let offset = entry.input.lowerBound
    let column = text.columns(at: offset)
    let value = text.bytes(from: offset, atMost: entry.input.count)
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
      lengthBucket: entry.lengthBucket,
      lineAllowance: allowance,
      fingerprint: key?.fingerprint(of: value, rule: rule.rule.id)
    )
  }
}
