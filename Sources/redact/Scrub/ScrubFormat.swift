internal import RedactionEngine

/// What the text of an input is made of.
enum ScrubFormat: Sendable {
  /// Lines of any kind.
  case text
  /// Lines of JSON, which stay JSON.
  case jsonLines

  /// A stream that scrubs such a text and accounts for it if that is wanted.
  func stream(_ redactor: Redactor, keepsLedger: Bool) -> any ScrubStream {
    switch self {
    case .text: StreamingRedactor(redactor, keepsLedger: keepsLedger)
    case .jsonLines: JSONLinesRedactor(redactor)
    }
  }
}

/// Takes bytes in and gives scrubbed bytes out as soon as they are certain.
protocol ScrubStream {
  /// Counts of what the stream has done so far.
  var statistics: StreamStatistics { get }

  /// How many lines were not what the format says.
  var invalidLines: Int { get }

  /// The redactions since the last call, in order.
  mutating func takeLedger() -> [LedgerEntry]

  /// Takes in `bytes` and appends to `output` what is certain.
  mutating func write(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8])

  /// Takes the stream's end in and appends the rest of the output.
  mutating func finish(into output: inout [UInt8])

  /// Gives up what is still in doubt: it is removed, not passed.
  mutating func abandon(into output: inout [UInt8])
}

extension StreamingRedactor: ScrubStream {
  /// None: text is anything.
  var invalidLines: Int { 0 }
}

extension JSONLinesRedactor: ScrubStream {}
