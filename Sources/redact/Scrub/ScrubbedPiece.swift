internal import RedactionEngine

/// A piece of scrubbed output, as the input was written, and what was removed on the way.
struct ScrubbedPiece: Sendable {
  /// The output as UTF-8, which the ledger's ranges count.
  var text: [UInt8]
  /// The output; empty where it went into a file.
  var bytes: [UInt8]
  /// How long the output is, wherever it went.
  var byteCount: Int
  /// What was removed.
  var ledger: [LedgerEntry]

  /// A piece that is written as `bytes`; what is no part of the text has no `text`.
  init(_ bytes: [UInt8], text: [UInt8] = [], ledger: [LedgerEntry] = []) {
    self.bytes = bytes
    self.text = text
    self.ledger = ledger
    byteCount = bytes.count
  }

  /// The piece after its bytes were written elsewhere.
  var withoutBytes: ScrubbedPiece {
    var piece = self
    piece.bytes = []
    return piece
  }
}
