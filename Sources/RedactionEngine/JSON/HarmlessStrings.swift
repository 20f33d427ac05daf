/// Short strings in which, read alone, nothing was found: keys and values that come again and again.
///
/// Of strings with the same place in the table the last one stays; memory is ``count`` places.
struct HarmlessStrings {
  /// By place: how long the string is, then its bytes; made when the first string comes.
  private var places: [UInt8] = []

  private static let count = 1024
  private static let width = 64

  /// Whether `text[range]` is one of them.
  func contains(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard !places.isEmpty, range.count < Self.width else { return false }
    var place = Self.place(of: text, range)
    guard places[place] == UInt8(range.count) else { return false }
    for offset in range {
      place += 1
      guard places[place] == text[offset] else { return false }
    }
    return true
  }

  /// Notes that `text[range]` is one of them, if it is short enough.
  mutating func insert(_ text: [UInt8], _ range: Range<Int>) {
    guard range.count < Self.width else { return }
    if places.isEmpty {
      // No string is 255 bytes long.
      places = [UInt8](repeating: 255, count: Self.count * Self.width)
    }
    var place = Self.place(of: text, range)
    places[place] = UInt8(range.count)
    for offset in range {
      place += 1
      places[place] = text[offset]
    }
  }

  /// Where the place of `text[range]` begins.
  ///
  /// FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, with the upper bits folded in.
  private static func place(of text: [UInt8], _ range: Range<Int>) -> Int {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for offset in range {
      digest = (digest ^ UInt64(text[offset])) &* 0x100_0000_01b3
    }
    return Int((digest ^ digest >> 32) % UInt64(count)) * width
  }
}
