/// The ways in which the oracle reads bytes.
enum Decoding {
  /// Bytes as one way of reading shows them.
  struct Reading {
    /// What was decoded, the last step last.
    var name: String
    /// The decoded bytes.
    var bytes: [UInt8]
  }

  /// `text` read plainly and decoded up to `depth` times, each reading that differs from the text
  /// it was made of.
  static func readings(of text: [UInt8], depth: Int) -> [Reading] {
    var all: [Reading] = []
    forEachReading(of: text, depth: depth) { reading in
      all.append(reading)
      return true
    }
    return all
  }

  /// Hands the readings to `body`, the least decoded first, until it answers false.
  static func forEachReading(of text: [UInt8], depth: Int, _ body: (Reading) -> Bool) {
    var latest = [Reading(name: "plain", bytes: text)]
    guard body(latest[0]) else { return }
    for level in 0..<depth {
      var next: [Reading] = []
      for outer in latest {
        for var step in steps(outer.bytes) {
          if outer.name != "plain" {
            step.name = "\(outer.name), \(step.name)"
          }
          guard body(step) else { return }
          if level + 1 < depth {
            next.append(step)
          }
        }
      }
      latest = next
    }
  }

  private static func steps(_ text: [UInt8]) -> [Reading] {
    var steps: [Reading] = []
    func add(_ name: String, _ bytes: [UInt8]) {
      if bytes != text {
        steps.append(Reading(name: name, bytes: bytes))
      }
    }
    // What leads no escape needs no second look.
    if text.contains(UInt8(ascii: "%")) { add("percent", percentDecoded(text)) }
    if text.contains(UInt8(ascii: "\\")) {
      add("json", jsonUnescaped(text))
      add("string", stringUnescaped(text))
    }
    if text.contains(UInt8(ascii: "&")) { add("html", referencesReplaced(text)) }
    if text.contains(where: { $0 == 0 || $0 == 0x1B || $0 >= 0x80 }) {
      add("visible", visible(text))
    }
    add("joined", joined(text))
    steps += base64Runs(text).map { Reading(name: "base64", bytes: $0) }
    steps += hexRuns(text).map { Reading(name: "hex", bytes: $0) }
    if text.contains(UInt8(ascii: "\n")) {
      let unwrapped = text.filter { !" \t\r\n".utf8.contains($0) }
      steps += base64Runs(unwrapped).map { Reading(name: "wrapped base64", bytes: $0) }
      steps += hexRuns(unwrapped).map { Reading(name: "wrapped hex", bytes: $0) }
    }
    steps += numberLists(text).map { Reading(name: "list", bytes: $0) }
    return steps
  }

  /// `%XX` as the byte it stands for, the rest as it is.
  static func percentDecoded(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), let byte = hexByte(in: text, at: index + 1) {
        result.append(byte)
        index += 3
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// The escapes of RFC 8259, section 7, as what they stand for; lone surrogates as U+FFFD.
  static func jsonUnescaped(_ text: [UInt8]) -> [UInt8] {
    let simple: [UInt8: UInt8] = [
      0x22: 0x22, 0x27: 0x27, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A,
      0x72: 0x0D, 0x74: 0x09,
    ]
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard text[index] == 0x5C, index + 1 < text.count else {
        result.append(text[index])
        index += 1
        continue
      }
      if let byte = simple[text[index + 1]] {
        result.append(byte)
        index += 2
      } else if text[index + 1] == UInt8(ascii: "u"), let unit = codeUnit(in: text, at: index) {
        index += 6
        var units = [unit]
        if unit & 0xFC00 == 0xD800, let low = codeUnit(in: text, at: index) {
          units.append(low)
          index += 6
        }
        result += Array(String(decoding: units, as: UTF16.self).utf8)
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  /// Every run of base64 or base64url that could hold a piece, decoded at each alignment.
  static func base64Runs(_ text: [UInt8]) -> [[UInt8]] {
    let shortest = 11
    return runs(of: text, { base64Value($0) != nil }, shortest: shortest).flatMap { run in
      (0..<4).map { base64Decoded(run.dropFirst($0)) }
    }
  }

  /// Every run of hexadecimal digits that could hold a piece, decoded at both alignments.
  static func hexRuns(_ text: [UInt8]) -> [[UInt8]] {
    runs(of: text, { hexValue($0) != nil }, shortest: 16).flatMap { run in
      (0..<2).map { offset in
        let digits = run.dropFirst(offset).compactMap(hexValue)
        return (0..<(digits.count / 2)).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
      }
    }
  }

  /// The value of a hexadecimal digit.
  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The value of a digit of base64 or base64url (RFC 4648, sections 4 and 5).
  private static func base64Value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
  }

  private static func base64Decoded(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for value in digits.compactMap(base64Value) {
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func runs(
    of text: [UInt8],
    _ belongs: (UInt8) -> Bool,
    shortest: Int
  ) -> [ArraySlice<UInt8>] {
    text.split { !belongs($0) }.filter { $0.count >= shortest }
  }

  static func hexByte(in text: [UInt8], at index: Int) -> UInt8? {
    guard index + 1 < text.count, let high = hexValue(text[index]),
      let low = hexValue(text[index + 1])
    else { return nil }
    return high << 4 | low
  }

  /// The code unit of a `\uXXXX` that begins at `index`.
  private static func codeUnit(in text: [UInt8], at index: Int) -> UInt16? {
    guard index + 5 < text.count, text[index] == 0x5C, text[index + 1] == UInt8(ascii: "u"),
      let high = hexByte(in: text, at: index + 2), let low = hexByte(in: text, at: index + 4)
    else { return nil }
    return UInt16(high) << 8 | UInt16(low)
  }
}
