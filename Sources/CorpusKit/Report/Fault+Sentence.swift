internal import CorpusOracle

extension Fault {
  /// The fault in words.
  var described: String {
    let bytes = byteCount == 1 ? "1 byte" : "\(byteCount) bytes"
    return switch kind {
    case .leak: "leak: \(bytes) of a secret survive, read as \(reading ?? "plain")"
    case .overRedaction: "over-redaction: \(bytes) outside the marks changed"
    case .unstable: "unstable: the output is not that of the text in one piece"
    case .lost: "lost: \(bytes) that had to stay are gone"
    }
  }
}
