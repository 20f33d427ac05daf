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
  let text: String

  /// A new name for an event with `content`, accepted at `now` since 1970 on the spool's `day`.
  init(for content: [UInt8], day: Int, now: Duration) {
    let (seconds, attoseconds) = now.components
    let nanoseconds = max(0, seconds) * 1_000_000_000 + max(0, attoseconds) / 1_000_000_000
    var checksum = CRC32()
    checksum.update(content.span)
    self.day = day
    byteCount = content.count
    self.checksum = checksum.value
    let parts = [
      digits(UInt64(day), 8), digits(UInt64(nanoseconds), 16), digits(.random(in: 0 ... .max), 16),
      digits(UInt64(content.count), 8), digits(UInt64(checksum.value), 8),
    ]
    text = parts.joined(separator: "-") + Self.suffix
  }

  /// The name that `file` is; nil where it is something else.
  init?(_ file: FilePath) {
    let name = String(decoding: file.bytes, as: UTF8.self)
    guard name.hasSuffix(Self.suffix) else { return nil }
    let parts = name.dropLast(Self.suffix.count).split(
      separator: "-",
      omittingEmptySubsequences: false
    )
    guard parts.map(\.utf8.count) == [8, 16, 16, 8, 8],
      let day = Int(parts[0], radix: 16), day <= SpoolDay.last, UInt64(parts[1], radix: 16) != nil,
      UInt64(parts[2], radix: 16) != nil, let byteCount = Int(parts[3], radix: 16),
      byteCount <= EventScrubber.largestEvent,
      let checksum = UInt32(parts[4], radix: 16), !name.contains("+")
    else { return nil }
    self.day = day
    self.byteCount = byteCount
    self.checksum = checksum
    text = name
  }

  /// Whether `content` is what was written under this name.
  func describes(_ content: [UInt8]) -> Bool {
    guard content.count == byteCount else { return false }
    var checksum = CRC32()
    checksum.update(content.span)
    return checksum.value == self.checksum
  }

  private static let suffix = ".json"
}

private func digits(_ number: UInt64, _ count: Int) -> String {
  let text = String(number, radix: 16)
  return String(repeating: "0", count: max(0, count - text.count)) + text
}
