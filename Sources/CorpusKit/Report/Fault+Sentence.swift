internal import CorpusOracle

extension Fault {
  /// The fault in words.
  var described: String {
    let bytes = byteCount == 1 ? "1 byte" : "\(byteCount) bytes"
    return switch kind {
    case .leak: "leak: \(bytes) of a secret survive, read as \(reading ?? "plain")"
    case .overRedaction: "over-redaction: \(bytes) outside the marks changed"
    case .lost: "lost: \(bytes) that had to stay are gone"
    }
  }
}
