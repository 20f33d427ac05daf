/// Ways of reading that change how characters are written or leave some out.
extension Decoding {
  /// `\xNN`, `\ooo`, `\u{N}` and `\UNNNNNNNN` of strings in programs as what they stand for.
  static func stringUnescaped(_ text: [UInt8]) -> [UInt8] {
    replaced(text, at: 0x5C) { index in
      guard index + 3 < text.count else { return nil }
      switch text[index + 1] {
      case UInt8(ascii: "x"): return hexByte(in: text, at: index + 2).map { ([$0], 4) }
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        guard let value = number(text[(index + 1)..<(index + 4)], base: 8), value < 256 else {
          return nil
        }
        return ([UInt8(value)], 4)
      case UInt8(ascii: "u") where text[index + 2] == UInt8(ascii: "{"):
        guard let close = text[index...].prefix(12).firstIndex(of: UInt8(ascii: "}")) else {
          return nil
        }
        return number(text[(index + 3)..<close], base: 16).map {
          (character($0), close + 1 - index)
        }
      case UInt8(ascii: "U") where index + 9 < text.count:
        return number(text[(index + 2)..<(index + 10)], base: 16).map { (character($0), 10) }
      default: return nil
      }
    }
  }

  /// `&#N;`, `&#xN;` and the named references of ASCII signs as what they stand for.
  static func referencesReplaced(_ text: [UInt8]) -> [UInt8] {
    let names = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "colon": ":", "sol": "/",
      "commat": "@", "equals": "=", "lowbar": "_", "period": ".",
    ]
    return replaced(text, at: UInt8(ascii: "&")) { index in
      guard let close = text[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
        return nil
      }
      let name = String(decoding: text[(index + 1)..<close], as: UTF8.self)
      let length = close + 1 - index
      if let sign = names[name] {
        return (Array(sign.utf8), length)
      }
      guard name.hasPrefix("#") else { return nil }
      let isHex = name.dropFirst().first == "x" || name.dropFirst().first == "X"
      let digits = text[(index + (isHex ? 3 : 2))..<close]
      return number(digits, base: isHex ? 16 : 10).map { (character($0), length) }
    }
  }

  /// What a person sees: without colours, characters without a width and NULs, full-width letters as
  /// usual ones.
  static func visible(_ text: [UInt8]) -> [UInt8] {
    let plain = replaced(text, at: 0x1B) { index in
      guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "[") else { return nil }
      let end = text[(index + 2)...].firstIndex { 0x40...0x7E ~= $0 }
      return end.map { ([], $0 + 1 - index) }
    }
    let scalars = String(decoding: plain.filter { $0 != 0 }, as: UTF8.self).unicodeScalars
    return scalars.flatMap { scalar -> [UInt8] in
      switch scalar.value {
      case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: []
      case 0xFF01...0xFF5E: [UInt8(scalar.value - 0xFF01 + 0x21)]
      default: Array(String(scalar).utf8)
      }
    }
  }

  /// Without line ends, quotes and the signs that join strings.
  static func joined(_ text: [UInt8]) -> [UInt8] {
    let signs = Set("\"'`+,.&|\\<>~ \t\r\n#*".utf8)
    return text.filter { !signs.contains($0) }
  }

  /// The rows of eight or more numbers below 256, decimal or hexadecimal, as bytes.
  static func numberLists(_ text: [UInt8]) -> [[UInt8]] {
    let separators = Set(" ,:".utf8)
    let parts = text.split { !separators.contains($0) && hexValue($0) == nil && $0 != 0x78 }
    return parts.flatMap { part -> [[UInt8]] in
      let words = part.split { separators.contains($0) }
      guard words.count >= 8 else { return [] }
      let bytes = [UInt32(10), 16].map { base in
        words.compactMap { word in
          let isPrefixed = word.count == 4 && word.starts(with: "0x".utf8)
          return number(isPrefixed ? word.dropFirst(2) : word, base: isPrefixed ? 16 : base)
            .flatMap { UInt8(exactly: $0) }
        }
      }
      return bytes.filter { $0.count >= 8 }
    }
  }

  /// `text` with what `replacement` gives for places where `lead` stands: bytes, and how many they
  /// stand for.
  private static func replaced(
    _ text: [UInt8],
    at lead: UInt8,
    _ replacement: (Int) -> (bytes: [UInt8], length: Int)?
  ) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == lead, let found = replacement(index) {
        result += found.bytes
        index += found.length
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  private static func number(_ digits: ArraySlice<UInt8>, base: UInt32) -> UInt32? {
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      guard let value = hexValue(digit), value < base else { return nil }
      number = number &* base &+ UInt32(value)
    }
    return number
  }

  private static func character(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
  }
}
