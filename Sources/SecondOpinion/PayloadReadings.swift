/// What a payload says: as it is, each string by itself, and what is encoded in the strings.
struct PayloadReadings {
  /// The readings.
  private(set) var all: [[UInt8]] = []

  /// How often what is decoded is decoded again.
  private static let depth = 3

  /// The readings of `payload`, in which `exemption` is blank.
  init(of payload: [UInt8], except exemption: Exemption?) {
    let strings = PayloadStrings(of: payload)
    var plain = payload
    var texts: [UInt8] = []
    for string in strings.all {
      let text = Self.unescaped(payload[string.range])
      if let exemption, string.path == exemption.path, text.elementsEqual(exemption.text.utf8) {
        plain.replaceSubrange(string.range, with: repeatElement(0x20, count: string.range.count))
      } else {
        texts += text + [0x0A]
      }
    }
    all = [Self.withoutPlaceholders(plain[...]), Self.withoutPlaceholders(texts[...])]
    var reading = texts
    for _ in 0..<Self.depth {
      let decoded = Self.decoded(reading)
      guard !decoded.isEmpty, decoded != reading else { break }
      all.append(Self.withoutPlaceholders(decoded[...]))
      reading = decoded
    }
  }

  /// `text` with line ends in place of placeholders: they have been decided about.
  private static func withoutPlaceholders(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let word = Array("redacted".utf8)
    var result: [UInt8] = []
    var position = text.startIndex
    while position < text.endIndex {
      guard text[position] == word[0], text[position...].starts(with: word),
        let end = endOfPlaceholder(text, at: position + word.count)
      else {
        result.append(text[position])
        position += 1
        continue
      }
      if result.last == UInt8(ascii: "["), text[end - 1] == UInt8(ascii: "]") {
        result.removeLast()
      }
      result.append(0x0A)
      position = end
    }
    return result
  }

  /// Where the placeholder ends whose sign, `:` or `-`, is at `position`.
  private static func endOfPlaceholder(_ text: ArraySlice<UInt8>, at position: Int) -> Int? {
    guard position < text.endIndex else { return nil }
    let sign = text[position]
    guard sign == UInt8(ascii: ":") || sign == UInt8(ascii: "-") else { return nil }
    let label = text[(position + 1)...].prefix { byte in
      0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ":") && sign == byte
    }
    // A label is short and has letters, which a token of that length seldom has alone.
    guard 2...60 ~= label.count else { return nil }
    guard sign == UInt8(ascii: ":") else { return label.endIndex }
    guard label.endIndex < text.endIndex, text[label.endIndex] == UInt8(ascii: "]") else {
      return nil
    }
    return label.endIndex + 1
  }

  // MARK: - Decoding

  /// `text` with the escapes of JSON undone once.
  static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var position = text.startIndex
    while position < text.endIndex {
      guard text[position] == 0x5C, position + 1 < text.endIndex else {
        result.append(text[position])
        position += 1
        continue
      }
      switch text[position + 1] {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        let digits = text[(position + 2)...].prefix(4)
        if digits.count == 4, let unit = number(digits), let scalar = Unicode.Scalar(unit) {
          result += Array(String(Character(scalar)).utf8)
          position += 4
        }
      case let other: result.append(other)
      }
      position += 2
    }
    return result
  }

  /// What is encoded in `text`: percent, base64, hexadecimal and escapes, each undone once where it
  /// stands; nothing if there is none.
  private static func decoded(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    var isChanged = false
    while position < text.count {
      if text[position] == UInt8(ascii: "%"), let byte = number(text[(position + 1)...].prefix(2)),
        text.count - position >= 3
      {
        result.append(UInt8(byte))
        position += 3
        isChanged = true
        continue
      }
      let run = text[position...].prefix(while: isBase64)
      if run.count >= 16, let bytes = hexadecimal(run) ?? base64(run) {
        result += [0x0A] + bytes + [0x0A]
        position = run.endIndex
        isChanged = true
      } else if run.isEmpty {
        result.append(text[position])
        position += 1
      } else {
        result += run
        position = run.endIndex
      }
    }
    let unescaped = unescaped(result[...])
    return isChanged || unescaped != result ? unescaped : []
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    base64Value(byte) != nil
  }

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

  /// What `digits` say; nil if that is no text.
  private static func base64(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer: UInt32 = 0
    var bits = 0
    for digit in digits {
      buffer = buffer << 6 | (base64Value(digit) ?? 0)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return isText(bytes) ? bytes : nil
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for start in stride(from: digits.startIndex, to: digits.endIndex, by: 2) {
      guard let byte = number(digits[start..<(start + 2)]) else { return nil }
      bytes.append(UInt8(byte))
    }
    return isText(bytes) ? bytes : nil
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    bytes.count { 0x20...0x7E ~= $0 || 0x09...0x0D ~= $0 } * 10 >= bytes.count * 9
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard !digits.isEmpty else { return nil }
    var number: UInt32 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: number = number << 4 | UInt32(digit - 0x30)
      case 0x41...0x46: number = number << 4 | UInt32(digit - 0x41 + 10)
      case 0x61...0x66: number = number << 4 | UInt32(digit - 0x61 + 10)
      default: return nil
      }
    }
    return number
  }
}
