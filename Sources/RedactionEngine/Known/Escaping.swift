internal import RuleModel

/// A way to write a text inside another language, character by character.
///
/// A value is compared a unit at a time: a character, or a run of backslashes, which no encoder writes one by
/// one. ASCII letters are compared without case.
enum Escaping: CaseIterable {
  /// As it is.
  case none
  /// `%XX` (RFC 3986), blanks also as `+`.
  case percent
  /// `%25XX`.
  case doublePercent
  /// Backslashes before letters, signs and numbers, however many, and doubled quotes: JSON once and more
  /// often, shells, SQL, `repr`.
  case backslash
  /// `&name;`, `&#N;` and `&#xN;`, also with `&amp;` for their `&`.
  case entity

  /// Signs that begin an escape of any kind; a value is compared as it is where none of them stands.
  static let signs = ByteSet("%\\&+'\"")

  private static let slash = UInt8(ascii: "\\")
  /// The longest escape of a character that is looked at backwards, in bytes.
  private static let longestEscape = 40

  // MARK: - Units

  /// The end of the unit that begins at `start` of `value`, whose last byte is before `limit`.
  func endOfUnit(at start: Int, in value: [UInt8], limit: Int) -> Int {
    let byte = value[start]
    var end = start + 1
    if self == .backslash, byte == Self.slash {
      while end < limit, value[end] == Self.slash {
        end += 1
      }
    } else if byte >= 0xC0 {
      while end < limit, end < start + 4, value[end] & 0xC0 == 0x80 {
        end += 1
      }
    }
    return end
  }

  /// The start of the unit that ends at `end` of `value`, which begins at `floor`.
  func startOfUnit(endingAt end: Int, in value: [UInt8], floor: Int) -> Int {
    var start = end - 1
    if self == .backslash, value[start] == Self.slash {
      while start > floor, value[start - 1] == Self.slash {
        start -= 1
      }
    } else if value[start] & 0xC0 == 0x80 {
      while start > floor, start > end - 4, value[start] & 0xC0 == 0x80 {
        start -= 1
      }
      return value[start] >= 0xC0 ? start : end - 1
    }
    return start
  }

  // MARK: - Steps

  /// How many bytes of `text` from `offset` on write the unit `unit` of `value`, whose last byte is before
  /// `limit`; nil if they write something else.
  func length(
    of unit: Range<Int>,
    in value: [UInt8],
    limit: Int,
    at offset: Int,
    of text: [UInt8]
  ) -> Int? {
    guard offset < text.count, text[offset] != UInt8(ascii: "\n") else { return nil }
    switch self {
    case .none: return Self.literal(unit, in: value, at: offset, of: text)
    case .percent: return Self.percent(unit, in: value, at: offset, of: text, depth: 1)
    case .doublePercent: return Self.percent(unit, in: value, at: offset, of: text, depth: 2)
    case .backslash:
      guard value[unit.lowerBound] == Self.slash else {
        return Self.backslashed(unit, in: value, at: offset, of: text)
      }
      return backslashes(unit, in: value, limit: limit, at: offset, of: text)
    case .entity:
      guard text[offset] == UInt8(ascii: "&") else {
        return Self.literal(unit, in: value, at: offset, of: text)
      }
      return Entity.length(of: Self.scalar(unit, in: value), at: offset, of: text)
    }
  }

  /// The unit of `value` that ends at `end`, and how many bytes of `text` before `offset` write it.
  ///
  /// Nil if they write something else. None before `floor` is read.
  /// A run of backslashes goes with the unit behind it, as only both together tell whose are whose.
  func step(
    backFrom end: Int,
    in value: [UInt8],
    of subject: Range<Int>,
    before offset: Int,
    of text: [UInt8],
    floor: Int
  ) -> (piece: Range<Int>, length: Int)? {
    let start = startOfUnit(endingAt: end, in: value, floor: subject.lowerBound)
    var units = [start..<end]
    if self == .backslash, start > subject.lowerBound, value[start] != Self.slash,
      value[start - 1] == Self.slash
    {
      let run = startOfUnit(endingAt: start, in: value, floor: subject.lowerBound)
      units.insert(run..<start, at: 0)
    }
    var found: Int?
    let furthest = min(offset - floor, Self.longestEscape)
    guard furthest > 0 else { return nil }
    for length in 1...furthest {
      let start = offset - length
      // What is written as it is is as long as the unit; more bytes need a sign in front.
      guard Self.signs.contains(text[start]) || length == units[0].count else { continue }
      var position = start
      for unit in units {
        let next = self.length(
          of: unit,
          in: value,
          limit: subject.upperBound,
          at: position,
          of: text
        )
        position = next.map { position + $0 } ?? .max
        guard position <= offset else { break }
      }
      if position == offset {
        found = length
      }
      // A longer run of backslashes or quotes, or an `&` written again, is the same escape.
      guard found == nil || goesOn(before: start, of: text, floor: floor) else { break }
    }
    return found.map { (units[0].lowerBound..<end, $0) }
  }

  /// Whether an escape that begins at `start` may have begun before.
  private func goesOn(before start: Int, of text: [UInt8], floor: Int) -> Bool {
    guard start > floor else { return false }
    switch self {
    case .backslash:
      return text[start - 1] == Self.slash || text[start - 1] == UInt8(ascii: "'")
        || text[start - 1] == UInt8(ascii: "\"")
    case .entity: return text[..<start].hasSuffix("&amp;") || text[start - 1] == UInt8(ascii: "&")
    default: return false
    }
  }

  private static func literal(
    _ unit: Range<Int>,
    in value: [UInt8],
    at offset: Int,
    of text: [UInt8]
  ) -> Int? {
    guard offset + unit.count <= text.count else { return nil }
    for index in 0..<unit.count
    where !isEqual(value[unit.lowerBound + index], text[offset + index]) {
      return nil
    }
    return unit.count
  }

  /// Whether two bytes are the same but for the case of an ASCII letter.
  static func isEqual(_ left: UInt8, _ right: UInt8) -> Bool {
    guard left != right else { return left != UInt8(ascii: "\n") }
    guard left ^ right == 0x20 else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(left | 0x20)
  }

  private static func percent(
    _ unit: Range<Int>,
    in value: [UInt8],
    at offset: Int,
    of text: [UInt8],
    depth: Int
  ) -> Int? {
    guard text[offset] == UInt8(ascii: "%") else {
      if text[offset] == UInt8(ascii: "+"), value[unit.lowerBound] == UInt8(ascii: " ") {
        return 1
      }
      return literal(unit, in: value, at: offset, of: text)
    }
    var position = offset
    for byte in value[unit] {
      guard position < text.count, text[position] == UInt8(ascii: "%") else { return nil }
      position += 1
      for _ in 1..<depth {
        guard Sextets.number(2, at: position, in: text) == 0x25 else { return nil }
        position += 2
      }
      guard let number = Sextets.number(2, at: position, in: text),
        isEqual(UInt8(number), byte) || number == UInt32(byte)
      else { return nil }
      position += 2
    }
    return position - offset
  }

  // MARK: - Backslashes

  /// The letters of control characters in JSON, C, Python and shells.
  private static let controls: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11, UInt8(ascii: "a"): 7, UInt8(ascii: "e"): 27,
    UInt8(ascii: "0"): 0,
  ]

  private static func backslashed(
    _ unit: Range<Int>,
    in value: [UInt8],
    at offset: Int,
    of text: [UInt8]
  ) -> Int? {
    let byte = value[unit.lowerBound]
    if let quoted = quoted(byte, at: offset, of: text) {
      return quoted
    }
    guard text[offset] == slash else {
      return literal(unit, in: value, at: offset, of: text)
    }
    let letter = text[offset...].firstIndex { $0 != slash } ?? text.count
    guard letter < text.count else { return nil }
    switch text[letter] {
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      return numbered(scalar(unit, in: value), letter: letter, of: text).map { $0 - offset }
    case UInt8(ascii: "x"), UInt8(ascii: "0")...UInt8(ascii: "7"):
      if let end = bytewise(unit, in: value, at: offset, of: text) {
        return end - offset
      }
      return controls[text[letter]] == byte ? letter + 1 - offset : nil
    case let sign:
      let isControl = controls[sign] == byte
      let isSign = sign == byte && !ByteSet.alphanumerics.contains(byte)
      return unit.count == 1 && (isControl || isSign) ? letter + 1 - offset : nil
    }
  }

  /// A quote inside quotes, as SQL and shells write it: `''`, `""`, `'\''`, `'"'"'`.
  private static func quoted(_ byte: UInt8, at offset: Int, of text: [UInt8]) -> Int? {
    guard byte == text[offset], byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") else {
      return nil
    }
    let rest = text[(offset + 1)...]
    if byte == UInt8(ascii: "'") {
      if rest.starts(with: "\"'\"'".utf8) {
        return 5
      }
      let slashes = rest.prefix { $0 == slash }.count
      if slashes > 0, rest.dropFirst(slashes).starts(with: "''".utf8) {
        return slashes + 3
      }
    }
    return rest.first == byte ? 2 : 1
  }

  /// The end of `u` and four digits, two of these for a character beyond U+FFFF, `u{…}`, or `U` and
  /// eight digits, if they name `scalar`.
  private static func numbered(_ scalar: UInt32?, letter: Int, of text: [UInt8]) -> Int? {
    guard let scalar else { return nil }
    let digits = letter + 1
    if text[letter] == UInt8(ascii: "U") {
      return isSame(Sextets.number(8, at: digits, in: text), scalar) ? digits + 8 : nil
    }
    if digits < text.count, text[digits] == UInt8(ascii: "{") {
      let inside = text[(digits + 1)...].prefix { Sextets.hexadecimal($0) != nil }
      guard (1...6).contains(inside.count), inside.endIndex < text.count,
        text[inside.endIndex] == UInt8(ascii: "}"),
        isSame(Sextets.number(inside.count, at: inside.startIndex, in: text), scalar)
      else { return nil }
      return inside.endIndex + 1
    }
    guard let first = Sextets.number(4, at: digits, in: text) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else {
      return isSame(first, scalar) ? digits + 4 : nil
    }
    let next = text[(digits + 4)...].firstIndex { $0 != slash } ?? text.count
    guard next > digits + 4, next < text.count, text[next] == UInt8(ascii: "u"),
      let second = Sextets.number(4, at: next + 1, in: text), (0xDC00..<0xE000).contains(second),
      0x10000 + (first - 0xD800) << 10 + (second - 0xDC00) == scalar
    else { return nil }
    return next + 5
  }

  /// The end of `xHH` or three octal digits for each byte of the unit.
  private static func bytewise(
    _ unit: Range<Int>,
    in value: [UInt8],
    at offset: Int,
    of text: [UInt8]
  ) -> Int? {
    var position = offset
    for byte in value[unit] {
      let letter = text[position...].firstIndex { $0 != slash } ?? text.count
      guard letter > position, letter < text.count else { return nil }
      if text[letter] == UInt8(ascii: "x") {
        guard let number = Sextets.number(2, at: letter + 1, in: text),
          isSame(number, UInt32(byte))
        else { return nil }
        position = letter + 3
      } else {
        let digits = text[letter...].prefix(3)
        guard digits.count == 3,
          digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }),
          digits.reduce(0, { $0 << 3 | UInt32($1 & 7) }) == UInt32(byte)
        else { return nil }
        position = letter + 3
      }
    }
    return position
  }

  /// The length of a run of backslashes that was doubled never or up to three times; what follows tells
  /// how many of the text's belong to it.
  private func backslashes(
    _ unit: Range<Int>,
    in value: [UInt8],
    limit: Int,
    at offset: Int,
    of text: [UInt8]
  ) -> Int? {
    if let end = Self.numberedRun(unit, at: offset, of: text) {
      return end - offset
    }
    let there = text[offset...].prefix { $0 == Self.slash }.count
    for doublings in [1, 2, 0, 3] {
      let length = unit.count << doublings
      guard length <= there else { continue }
      guard unit.upperBound < limit else {
        let isMost = unit.count << (doublings + 1) > there
        if isMost {
          return length
        }
        continue
      }
      let next = unit.upperBound..<endOfUnit(at: unit.upperBound, in: value, limit: limit)
      if self.length(of: next, in: value, limit: limit, at: offset + length, of: text) != nil {
        return length
      }
    }
    return nil
  }

  /// The end of `u005c` or `x5c` for each backslash of a run.
  private static func numberedRun(_ unit: Range<Int>, at offset: Int, of text: [UInt8]) -> Int? {
    var position = offset
    for _ in unit {
      let letter = text[position...].firstIndex { $0 != slash } ?? text.count
      guard letter > position, letter < text.count else { return nil }
      let isByte = text[letter] == UInt8(ascii: "x")
      let digits = isByte ? 2 : 4
      guard isByte || text[letter] == UInt8(ascii: "u"),
        Sextets.number(digits, at: letter + 1, in: text) == UInt32(slash)
      else { return nil }
      position = letter + 1 + digits
    }
    return position
  }

  // MARK: - Characters

  /// The character that a unit is; nil if it is none.
  private static func scalar(_ unit: Range<Int>, in value: [UInt8]) -> UInt32? {
    guard unit.count > 1 else {
      return value[unit.lowerBound] < 0x80 ? UInt32(value[unit.lowerBound]) : nil
    }
    return String(validating: value[unit], as: UTF8.self)?.unicodeScalars.first?.value
  }

  private static func isSame(_ number: UInt32?, _ scalar: UInt32) -> Bool {
    guard let number else { return false }
    guard number != scalar, number < 0x80, scalar < 0x80 else { return number == scalar }
    return isEqual(UInt8(number), UInt8(scalar))
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes end with those of `text`.
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}
