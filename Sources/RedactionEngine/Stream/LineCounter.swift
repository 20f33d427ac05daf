internal import LiteralScan

/// Counts lines up to ascending offsets of a buffer whose front is dropped now and then.
struct LineCounter {
  private var line = 1
  /// The offset up to which LFs are counted.
  private var offset = 0

  /// The line, from 1, on which the byte at `target` stands.
  mutating func line(at target: Int, in text: [UInt8]) -> Int {
    count(to: target, in: text)
    return line
  }

  /// Counts the LFs before `target`.
  mutating func count(to target: Int, in text: [UInt8]) {
    guard target > offset else { return }
    line += ByteSearch.count(of: UInt8(ascii: "\n"), in: text, offset..<target)
    offset = target
  }

  /// Notes that the first `count` bytes of the buffer are gone; they have been counted.
  mutating func drop(_ count: Int) {
    offset -= count
  }
}
