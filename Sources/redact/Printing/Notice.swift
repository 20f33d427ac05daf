internal import SystemIO

/// What is said to the user beside the results: lines on standard error.
enum Notice {
  /// Prints `text` with the command's name in front.
  static func print(_ text: String) {
    printPlain("redact: \(text)")
  }

  /// Prints a line as it is, for what has a form of its own, such as compiler diagnostics.
  static func printPlain(_ text: String) {
    // Where standard error cannot be written to there is nobody to tell.
    try? FileDescriptor.standardError.writeAll(text + "\n")
  }
}
