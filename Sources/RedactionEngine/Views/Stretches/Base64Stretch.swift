/// Base64 and base64url (RFC 4648, sections 4 and 5).
///
/// A group of four digits is a unit of the map: what remains when some go is still base64 before and
/// behind.
enum Base64Stretch {
  /// By byte, the value of a digit; 0xff for all others.
  private static let values: [UInt8] = (0..<256).map { byte -> UInt8 in
    switch UInt8(byte) {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte) - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte) - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: 0xff
    }
  }

  /// What the digits in `ranges` of `text` spell, which begin with a group.
  ///
  /// Several ranges are the lines of one text. nil if a byte is no digit or the result is no text.
  static func reading(of text: [UInt8], in ranges: [Range<Int>]) -> Reading? {
    guard let first = ranges.first, let last = ranges.last else { return nil }
    let values = values
    var reading = Reading(from: first.lowerBound)
    reading.reserve(ranges.reduce(0) { $0 + $1.count } * 3 / 4)
    var group: UInt32 = 0
    var digits = 0
    var groupStart = first.lowerBound
    for range in ranges {
      for position in range {
        let value = values[Int(text[position])]
        guard value < 64 else { return nil }
        if digits == 0 {
          groupStart = position
        }
        group = group << 6 | UInt32(value)
        digits += 1
        if digits == 4 {
          reading.append(group: group, count: 3, from: groupStart..<(position + 1))
          digits = 0
        }
      }
    }
    if digits > 1 {
      // Padding belongs to the digits that it completes.
      let padding = text[last.upperBound...].prefix(4 - digits).prefix { $0 == UInt8(ascii: "=") }
      reading.append(
        group: group << UInt32(6 * (4 - digits)),
        count: digits - 1,
        from: groupStart..<padding.endIndex
      )
    }
    return reading.asText
  }
}

extension Reading {
  /// The reading as the UTF-8 of a text; nil if it is none.
  var asText: Reading? {
    WideText.reading(of: self) ?? (bytes.isText ? self : nil)
  }
}

extension [UInt8] {
  /// Whether nearly all bytes are of a text: ASCII that is printed or blank, or UTF-16 of it, or
  /// other characters in UTF-8.
  var isText: Bool {
    var signs = 0
    var index = 0
    while index < count {
      var length = 1
      switch self[index] {
      case 0x20..<0x7f, 0x09, 0x0a, 0x0d: signs += 1
      case 0x00: signs += index > 0 && self[index - 1] != 0 ? 1 : 0
      case 0xc2...0xf4:
        length = self[index] < 0xe0 ? 2 : self[index] < 0xf0 ? 3 : 4
        let rest = self[Swift.min(count, index + 1)..<Swift.min(count, index + length)]
        guard rest.count == length - 1, rest.allSatisfy({ $0 & 0xc0 == 0x80 }) else {
          length = 1
          break
        }
        signs += length
      default: break
      }
      index += length
    }
    return count >= 12 && signs * 16 >= count * 15
  }
}
