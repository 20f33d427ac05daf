/// The end of the output's last line while that is not complete.
struct OutputLine {
  /// The line's last bytes, at most ``longestContext``.
  private(set) var bytes: [UInt8] = []
  /// Whether the line holds a placeholder.
  private(set) var isChanged = false

  /// As much as any rule's window can see.
  private static let longestContext = 4096

  /// Appends output; after an LF a new line begins.
  mutating func append(_ output: ArraySlice<UInt8>, isChanged: Bool) {
    if let newline = output.lastIndex(of: UInt8(ascii: "\n")) {
      bytes = Array(output[(newline + 1)...].suffix(Self.longestContext))
      self.isChanged = !bytes.isEmpty && isChanged
      return
    }
    bytes = (bytes + output.suffix(Self.longestContext)).suffix(Self.longestContext)
    self.isChanged = isChanged
  }
}
