internal import RuleModel

/// Reads a text from where a rule was tried on, and knows which value is open where it has come to: the rest
/// of it goes with a window that cannot be finished.
public struct OpenValue: Sendable, Hashable {
  /// The first byte that has not been read.
  public private(set) var position: Int
  /// The backslashes right before it.
  private(set) var slashes = 0

  /// What ends the quoted text that is open; an apostrophe in a word is no quote.
  private var quote: Closing?
  /// What ends the element or the value in braces that is open: `<password>…`, `PWD={…`.
  private var bracket: Closing?
  private var hasTag = false
  private var last: UInt8 = 0
  private var lastButSlashes: UInt8 = 0

  /// What ends a value.
  struct Closing: Sendable, Hashable {
    var byte: UInt8
    /// As many backslashes stand before it at the most; more belong to the value.
    var slashes: Int
  }

  /// A value that is read from `position` on.
  public init(from position: Int) {
    self.position = position
  }

  /// What ends the value that is open.
  var closing: Closing? {
    quote ?? bracket
  }

  /// Reads `text` on to `end`.
  mutating func read(_ text: [UInt8], to end: Int) {
    for byte in text[min(position, end)..<end] {
      readQuote(byte)
      readBracket(byte)
    }
    position = max(position, end)
  }

  private mutating func readQuote(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"):
      slashes += 1
      return
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
      if let open = quote {
        quote = open.byte == byte && slashes <= open.slashes ? nil : open
      } else if !ByteSet.alphanumerics.contains(lastButSlashes) {
        quote = Closing(byte: byte, slashes: slashes)
      }
    default: break
    }
    slashes = 0
    lastButSlashes = byte
  }

  private mutating func readBracket(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "<"):
      hasTag = true
      bracket = nil
    case UInt8(ascii: ">") where hasTag && last != UInt8(ascii: "=") && last != UInt8(ascii: "-"):
      bracket = Closing(byte: UInt8(ascii: "<"), slashes: .max)
    case UInt8(ascii: "{") where last == UInt8(ascii: "="):
      bracket = Closing(byte: UInt8(ascii: "}"), slashes: .max)
    case UInt8(ascii: "}") where bracket?.byte == byte:
      bracket = nil
    default: break
    }
    last = byte
  }
}
