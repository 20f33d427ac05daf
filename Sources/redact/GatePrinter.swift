internal import SystemIO

/// Where the gate prints: results on standard output, everything else on standard error.
enum GatePrinter {
  /// Writes a result.
  static func write(_ text: String) throws {
    try FileDescriptor.standardOutput.writeAll(Array(text.utf8))
  }

  /// Writes lines for whoever runs the gate; a diagnostic stays as a compiler prints it.
  static func complain(_ lines: [String]) {
    let text = lines.map { $0.contains(": error: ") ? "\($0)\n" : "redact: \($0)\n" }.joined()
    try? FileDescriptor.standardError.writeAll(Array(text.utf8))
  }
}
