internal import RuleModel

/// What goes behind the window of a rule that cannot finish: bytes of the rule's run class, and the rest of
/// the quoted value that the window cuts, to the end of its line, whichever goes further.
public struct UnscannableTail: Sendable, Hashable {
  private let run: ByteSet
  /// Whether all bytes so far are of the run class.
  private var isInRun = true
  /// What ends the value; nil behind its end.
  private var closing: Closing?
  /// The backslashes right before the next byte.
  private var slashes = 0

  /// What ends a value.
  private struct Closing: Hashable {
    var byte: UInt8
    /// As many backslashes stand before it at the most; more belong to the value.
    var slashes: Int
  }

  private static let quotes = ByteSet("\"'`")
  private static let backslash = UInt8(ascii: "\\")

  /// What goes behind `window`, the text from where a rule was tried on, if its run class is `run`.
  init(behind window: ArraySlice<UInt8>, run: ByteSet) {
    self.run = run
    closing = Self.openQuote(in: window) ?? Self.openBracket(in: window)
    slashes = window.reversed().prefix { $0 == Self.backslash }.count
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
      slashes = byte == Self.backslash ? slashes + 1 : 0
    }
    return nil
  }

  /// The end of the quoted text that is open where `window` ends; an apostrophe in a word is no quote.
  private static func openQuote(in window: ArraySlice<UInt8>) -> Closing? {
    var open: Closing?
    var slashes = 0
    var last: UInt8 = 0
    for byte in window {
      if byte == backslash {
        slashes += 1
        continue
      }
      if quotes.contains(byte) {
        if let closing = open {
          open = closing.byte == byte && slashes <= closing.slashes ? nil : closing
        } else if !ByteSet.alphanumerics.contains(last) {
          open = Closing(byte: byte, slashes: slashes)
        }
      }
      slashes = 0
      last = byte
    }
    return open
  }

  /// The end of the element or the value in braces that is open where `window` ends:
  /// `<password>…`, `PWD={…`.
  private static func openBracket(in window: ArraySlice<UInt8>) -> Closing? {
    var open: Closing?
    var hasTag = false
    var last: UInt8 = 0
    for byte in window {
      switch byte {
      case UInt8(ascii: "<"):
        hasTag = true
        open = nil
      case UInt8(ascii: ">") where hasTag && last != UInt8(ascii: "=") && last != UInt8(ascii: "-"):
        open = Closing(byte: UInt8(ascii: "<"), slashes: .max)
      case UInt8(ascii: "{") where last == UInt8(ascii: "="):
        open = Closing(byte: UInt8(ascii: "}"), slashes: .max)
      case UInt8(ascii: "}") where open?.byte == byte:
        open = nil
      default: break
      }
      last = byte
    }
    return open
  }
}
