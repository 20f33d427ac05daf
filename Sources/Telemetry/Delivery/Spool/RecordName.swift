internal import Digest
internal import EventPolicy
internal import SystemIO

/// The name of an event's file: when it came, and what its content is, so that the file holds nothing but
/// the event.
///
/// Names sort in the order of acceptance, as far as the clocks tell.
struct RecordName: Sendable, Hashable {
  /// The day of the spool on which the event was accepted.
  let day: Int

  /// The number of bytes of the event.
  let byteCount: Int

  private let checksum: UInt32

  /// The name itself.
  let file: FilePath

  /// A new name for an event with `content`, accepted at `now` since 1970 on the spool's `day`.
  init(for content: [UInt8], day: Int, now: Duration) {
    let (seconds, attoseconds) = now.components
    let nanoseconds = max(0, seconds) * 1_000_000_000 + max(0, attoseconds) / 1_000_000_000
    var checksum = CRC32()
    checksum.update(content.span)
    self.day = day
    byteCount = content.count
    self.checksum = checksum.value
    let numbers: [(number: UInt64, digits: Int)] = [
      (UInt64(day), 8), (UInt64(nanoseconds), 16), (.random(in: 0 ... .max), 16),
      (UInt64(content.count), 8), (UInt64(checksum.value), 8),
    ]
    let parts = numbers.map { padded($0.number, to: $0.digits) }
    file = FilePath(parts.joined(separator: "-") + Self.suffix)
  }

  /// The name that `file` is; nil where it is something else.
  ///
  /// Quick, because each event that is added has the whole queue counted.
  init?(_ file: FilePath) {
    let bytes = file.bytes.span
    guard bytes.count == Self.byteCount, bytes[8] == Self.hyphen, bytes[25] == Self.hyphen,
      bytes[42] == Self.hyphen, bytes[51] == Self.hyphen,
      let day = number(in: bytes, 0..<8), number(in: bytes, 9..<25) != nil,
      number(in: bytes, 26..<42) != nil, let byteCount = number(in: bytes, 43..<51),
      let checksum = number(in: bytes, 52..<60), file.bytes[60...].elementsEqual(Self.suffix.utf8),
      day <= SpoolDay.last, byteCount <= EventScrubber.largestEvent
    else { return nil }
    self.day = Int(day)
    self.byteCount = Int(byteCount)
    self.checksum = UInt32(truncatingIfNeeded: checksum)
    self.file = file
  }

  /// Whether `content` is what was written under this name.
  func describes(_ content: [UInt8]) -> Bool {
    guard content.count == byteCount else { return false }
    var checksum = CRC32()
    checksum.update(content.span)
    return checksum.value == self.checksum
  }

  private static let suffix = ".json"
  private static let byteCount = 65
  private static let hyphen = UInt8(ascii: "-")
}

/// The number that the lower-case hexadecimal digits at `range` spell.
private func number(in bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
  var number: UInt64 = 0
  for index in range {
    switch bytes[index] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      number = number << 4 | UInt64(bytes[index] - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"):
      number = number << 4 | UInt64(bytes[index] - UInt8(ascii: "a") + 10)
    default: return nil
    }
  }
  return number
}

private func padded(_ number: UInt64, to count: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, count - text.count)) + text
}
