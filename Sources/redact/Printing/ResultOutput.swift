internal import SystemIO

/// Standard output for results that come line by line, written in larger pieces.
struct ResultOutput {
  private var pending: [UInt8] = []

  private static let pieceByteCount = 1 << 16

  /// Takes in a line, without its LF.
  mutating func print(_ line: String) throws(Stop) {
    try write(line + "\n")
  }

  /// Takes in `text`.
  mutating func write(_ text: String) throws(Stop) {
    pending += text.utf8
    if pending.count >= Self.pieceByteCount {
      try flush()
    }
  }

  /// Writes what was taken in.
  mutating func flush() throws(Stop) {
    guard !pending.isEmpty else { return }
    defer { pending.removeAll(keepingCapacity: true) }
    try Self.write(pending)
  }

  /// Writes `bytes` at once.
  static func write(_ bytes: [UInt8]) throws(Stop) {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch {
      throw error.isBrokenPipe ? .readerGone : Stop(error, at: "standard output")
    }
  }
}
