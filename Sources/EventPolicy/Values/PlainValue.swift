internal import RuleModel

/// Judges the values whose types say all about them: numbers, ids, names of a list.
enum PlainValue {
  /// What becomes of a value.
  enum Judgement {
    /// It leaves as these bytes of JSON.
    case leaves([UInt8])
    /// It stays.
    case stays(WithheldReason)
  }

  private static let digits = ByteSet("0123456789")
  private static let hexadecimal = ByteSet("0123456789abcdefABCDEF")
  private static let longestFraction = 3

  /// The number spelled `number` as a whole number of at most `limit`.
  static func count(_ number: ArraySlice<UInt8>, limit: Int) -> Judgement {
    guard number.allSatisfy(digits.contains) else { return .stays(.wrongType) }
    // Nineteen digits and more may be no `Int`.
    guard let value = Int(String(decoding: number.prefix(20), as: UTF8.self)), value <= limit else {
      return .stays(.overLimit)
    }
    return .leaves(Array(number))
  }

  /// The number spelled `number` with three decimals, of at most `limit`.
  ///
  /// A number of many decimals could carry anything.
  static func duration(_ number: ArraySlice<UInt8>, limit: Int) -> Judgement {
    let whole = number.prefix(while: digits.contains)
    var rest = number[whole.endIndex...]
    guard !whole.isEmpty else { return .stays(.wrongType) }
    if let exponent = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      // Python writes what is shorter than 0.1 ms with a negative exponent.
      let isSmall = rest[exponent...].dropFirst().first == UInt8(ascii: "-") && whole.count == 1
      guard isSmall, rest[exponent...].count <= 5 else { return .stays(.wrongType) }
      return .leaves([UInt8(ascii: "0")])
    }
    guard case .leaves(let value) = count(whole, limit: limit) else { return .stays(.overLimit) }
    rest = rest.dropFirst().prefix(longestFraction)
    return .leaves(rest.isEmpty ? value : value + [UInt8(ascii: ".")] + rest)
  }

  /// Seconds from 2000 to 2065: later ones would begin like the numbers of cards.
  private static let seconds = 946_684_800..<3_000_000_000

  /// The number of seconds since 1970 spelled `number`, with milliseconds.
  static func timestamp(_ number: ArraySlice<UInt8>) -> Judgement {
    let judgement = duration(number, limit: .max)
    guard case .leaves(let value) = judgement else { return judgement }
    let whole = String(decoding: value.prefix(while: digits.contains), as: UTF8.self)
    return Int(whole).map(seconds.contains) == true ? judgement : .stays(.overLimit)
  }

  /// The moment that `text` spells: ISO 8601, or nanoseconds since 1970 as OTLP writes them; nil if it
  /// spells none.
  static func moment(_ text: [UInt8]) -> [UInt8]? {
    if let timestamp = Timestamp(text) {
      return Array(timestamp.text.utf8)
    }
    guard (18...19).contains(text.count), text.allSatisfy(digits.contains),
      let whole = Int(String(decoding: text.dropLast(9), as: UTF8.self)), seconds.contains(whole)
    else { return nil }
    return text
  }

  /// Whether `text` is spelled like the id of a trace, span or event.
  ///
  /// Source: https://www.w3.org/TR/trace-context/, sections 3.2.2.3 and 3.2.2.4.
  static func isTraceID(_ text: [UInt8]) -> Bool {
    [16, 32].contains(text.count) && text.allSatisfy(hexadecimal.contains) || isUUID(text)
  }

  /// Whether `text` is nothing but digits.
  static func isDigits(_ text: [UInt8]) -> Bool {
    !text.isEmpty && text.allSatisfy(digits.contains)
  }

  /// Whether `text` is spelled like a version.
  static func isVersion(_ text: [UInt8]) -> Bool {
    let first = text.first == UInt8(ascii: "v") ? text.dropFirst().first : text.first
    return first.map(digits.contains) == true && text.allSatisfy(versionBytes.contains)
  }

  private static let versionBytes = ByteSet.alphanumerics.union(ByteSet(".+_~-"))

  /// Whether `text` is spelled like a hash: 16 hexadecimal digits or more, an even number.
  static func isHash(_ text: [UInt8]) -> Bool {
    text.count >= 16 && text.count.isMultiple(of: 2) && text.allSatisfy(hexadecimal.contains)
  }

  /// Whether `text` is spelled like a UUID.
  ///
  /// Source: RFC 9562, section 4.
  static func isUUID(_ text: [UInt8]) -> Bool {
    guard text.count == 36 else { return false }
    return text.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index)
        ? byte == UInt8(ascii: "-") : hexadecimal.contains(byte)
    }
  }

  /// Whether `text` can name an installation: letters, digits and some signs.
  static func isIdentity(_ text: [UInt8]) -> Bool {
    (1...200).contains(text.count) && text.allSatisfy(identityBytes.contains)
  }

  private static let identityBytes = ByteSet.alphanumerics.union(ByteSet("_.:$|-"))
}
