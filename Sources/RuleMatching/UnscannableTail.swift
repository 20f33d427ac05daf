internal import RuleModel

/// What goes behind the window of a rule that cannot finish: bytes of the rule's run class, and the rest of
/// the quoted value that the window cuts, to the end of its line, whichever goes further.
public struct UnscannableTail: Sendable, Hashable {
  private let run: ByteSet
  /// Whether all bytes so far are of the run class.
  private var isInRun = true
  /// What ends the value; nil behind its end.
  private var closing: OpenValue.Closing?
  /// The backslashes right before the next byte.
  private var slashes: Int

  /// What goes behind a window that ends where `value` has been read to, if the rule's run class is `run`.
  init(behind value: OpenValue, run: ByteSet) {
    self.run = run
    closing = value.closing
    slashes = value.slashes
  }

  /// Reads on from `start`; returns where it ends in `text`, nil if that is behind the text's end.
  public mutating func end(in text: [UInt8], from start: Int) -> Int? {
    var end = start
    for offset in start..<text.count {
      let byte = text[offset]
      if isInRun, !run.contains(byte) {
        isInRun = false
        end = offset
      }
      if let value = closing, byte == value.byte, slashes <= value.slashes {
        closing = nil
        // The backslashes before a quote stay with it.
        end = max(end, offset - slashes)
      } else if closing != nil, byte == UInt8(ascii: "\n") {
        closing = nil
        end = offset
      }
      guard isInRun || closing != nil else { return end }
      slashes = byte == UInt8(ascii: "\\") ? slashes + 1 : 0
    }
    return nil
  }
}
