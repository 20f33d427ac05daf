import RedactionEngine

extension Redactor {
  /// What comes of `text` when it is handed over in pieces that end at `cuts`.
  func redact(_ text: [UInt8], cutAt cuts: some Sequence<Int>) -> Redacted.InPieces {
    var stream = StreamingRedactor(self)
    var output: [UInt8] = []
    var start = 0
    for cut in cuts {
      stream.write(text[start..<cut], into: &output)
      start = cut
    }
    stream.write(text[start...], into: &output)
    stream.finish(into: &output)
    return Redacted.InPieces(
      bytes: output,
      ledger: stream.takeLedger(),
      statistics: stream.statistics
    )
  }
}

extension Redacted {
  /// What a stream made of a text.
  struct InPieces {
    var bytes: [UInt8]
    var ledger: [LedgerEntry]
    var statistics: StreamStatistics
  }
}
