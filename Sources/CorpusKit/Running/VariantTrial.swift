internal import CorpusOracle
internal import RedactionEngine

/// What became of one text that a tactic made.
struct VariantTrial {
  let output: [UInt8]
  let ledger: [LedgerEntry]
  let faults: [Fault]

  /// The ids of the rules that fired, in order, each once.
  var rules: [String] {
    ledger.reduce(into: []) { rules, entry in
      if !rules.contains(entry.rule) {
        rules.append(entry.rule)
      }
    }
  }

  init(_ variant: TacticVariant, _ redactor: Redactor, _ oracle: CorpusOracle) {
    let bytes = variant.text.bytes
    var faults: [Fault] = []
    switch variant.feed {
    case .whole:
      let redacted = redactor.redact(bytes)
      (output, ledger) = (redacted.bytes, redacted.ledger)
    case .pieces(let cuts):
      (output, ledger) = Self.streamed(bytes, cuts, redactor)
      let whole = redactor.redact(bytes).bytes
      // The text as it is was judged before.
      self.faults =
        output == whole ? [] : [Fault(.unstable, byteCount: abs(output.count - whole.count) + 1)]
      return
    case .jsonLine:
      var lines = JSONLinesRedactor(redactor)
      var written: [UInt8] = []
      lines.write(bytes[...], into: &written)
      lines.finish(into: &written)
      (output, ledger) = (written, lines.takeLedger())
    }
    let text = variant.text
    switch variant.judgement {
    case .whole, .pieces:
      faults += oracle.faults(
        in: output,
        of: text.segments,
        known: text.plainSecrets,
        unmarked: text.plainRest,
        strictness: variant.judgement == .whole ? .whole : .pieces
      )
    case .heads(let heads):
      let output = output
      let leaks = heads.compactMap { head in
        oracle.leak(of: head.bytes, piece: head.pieceLength, in: output, of: text.segments)
      }
      faults += leaks.prefix(1)
    }
    self.faults = faults
  }

  private static func streamed(
    _ bytes: [UInt8],
    _ cuts: [Int],
    _ redactor: Redactor
  ) -> ([UInt8], [LedgerEntry]) {
    var stream = StreamingRedactor(redactor)
    var output: [UInt8] = []
    var start = 0
    for cut in cuts + [bytes.count] {
      stream.write(bytes[start..<cut], into: &output)
      start = cut
    }
    stream.finish(into: &output)
    return (output, stream.takeLedger())
  }
}
