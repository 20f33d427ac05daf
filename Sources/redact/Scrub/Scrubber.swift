internal import RedactionEngine

/// Scrubs whole inputs; shared between threads.
struct Scrubber: Sendable {
  let redactor: Redactor
  let format: ScrubFormat
  let keepsLedger: Bool

  /// Scrubs `source`, which messages call `name`, and hands over each piece as soon as it is certain.
  ///
  /// Where the input ends too soon, on a signal as on an error, what is still in doubt is removed.
  func scrub(
    _ source: consuming TextSource,
    named name: String,
    deliver: (ScrubbedPiece) throws(Stop) -> Void
  ) throws(Stop) -> ScrubCount {
    var reader = TextReader(source)
    var stream = format.stream(redactor, keepsLedger: keepsLedger)
    var writer: UTF16Writing?
    var output: [UInt8] = []
    var failure: InputError?
    do {
      var isFirst = true
      while try reader.advance() {
        if isFirst, case .utf16(let order) = reader.encoding {
          writer = UTF16Writing(order)
          try deliver(ScrubbedPiece(reader.encoding.mark))
        }
        isFirst = false
        stream.write(reader.piece, into: &output)
        try hand(&output, of: &stream, through: &writer, to: deliver)
      }
      stream.finish(into: &output)
    } catch let error as InputError {
      failure = error
      stream.abandon(into: &output)
    } catch let stop as Stop {
      throw stop
    } catch {
      throw .failed("\(name): could not be read")
    }
    try hand(&output, of: &stream, through: &writer, to: deliver)
    if let rest = writer?.finish(), !rest.isEmpty {
      try deliver(ScrubbedPiece(rest))
    }
    if let failure {
      throw Stop(failure, at: name)
    }
    return ScrubCount(of: stream)
  }

  private func hand(
    _ output: inout [UInt8],
    of stream: inout any ScrubStream,
    through writer: inout UTF16Writing?,
    to deliver: (ScrubbedPiece) throws(Stop) -> Void
  ) throws(Stop) {
    // Taken even when nobody wants it: it would grow with the input.
    let ledger = stream.takeLedger()
    guard !output.isEmpty || !ledger.isEmpty else { return }
    let bytes = writer?.write(output) ?? output
    try deliver(ScrubbedPiece(bytes, text: output, ledger: ledger))
    output.removeAll(keepingCapacity: true)
  }
}
