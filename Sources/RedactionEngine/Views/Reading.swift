internal import JSONText

/// What a region of a text says when its encoding is undone, with a map from each byte back to the
/// bytes that spell it.
struct Reading: Sendable, Hashable {
  /// The decoded bytes.
  private(set) var bytes: [UInt8] = []
  /// What does not stand for itself, in order; a byte outside of all stands for itself.
  private var units: [Unit] = []
  /// Where the region begins in the text.
  private let start: Int

  /// Bytes of the text that stand for others, or for none.
  private struct Unit: Sendable, Hashable {
    var decodedStart: UInt32
    var decodedEnd: UInt32
    var rawStart: UInt32
    var rawEnd: UInt32
  }

  /// An empty reading of a region that begins at `start`.
  init(from start: Int) {
    self.start = start
  }

  /// Whether every byte stands for itself.
  var isPlain: Bool {
    units.isEmpty
  }

  mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  // MARK: - Making

  /// Appends `text[range]`, which stands for itself and follows what was appended before.
  mutating func append(_ text: [UInt8], _ range: Range<Int>) {
    bytes += text[range]
  }

  /// Appends what the bytes of the text at `raw` stand for; they follow what was appended before.
  mutating func append(_ spelled: Spelled, from raw: Range<Int>) {
    let first = bytes.count
    switch spelled {
    case .nothing: break
    case .byte(let byte): bytes.append(byte)
    case .scalar(let scalar): bytes.appendWTF8(scalar)
    }
    endUnit(from: first, raw)
  }

  /// Appends the upper `count` of the lower three bytes of `group`, which the bytes of the text at `raw`
  /// spell together.
  mutating func append(group: UInt32, count: Int, from raw: Range<Int>) {
    let first = bytes.count
    var rest = group << 8
    for _ in 0..<count {
      bytes.append(UInt8(truncatingIfNeeded: rest >> 24))
      rest <<= 8
    }
    endUnit(from: first, raw)
  }

  private mutating func endUnit(from first: Int, _ raw: Range<Int>) {
    units.append(
      Unit(
        decodedStart: UInt32(first),
        decodedEnd: UInt32(bytes.count),
        rawStart: UInt32(raw.lowerBound),
        rawEnd: UInt32(raw.upperBound)
      )
    )
  }

  // MARK: - The way back

  /// `raw`, bytes of the text, with the characters that nobody sees right behind them.
  func withUnseen(behind raw: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var end = raw.upperBound
    var next = firstUnit { Int($0.rawStart) >= end }
    while next < units.count, Int(units[next].rawStart) == end,
      units[next].decodedStart == units[next].decodedEnd, text[end] >= 0x80
    {
      end = Int(units[next].rawEnd)
      next += 1
    }
    return raw.lowerBound..<end
  }

  /// The bytes of the text that spell the decoded ones in `range`, rounded out to whole units.
  ///
  /// What stands for nothing goes along between two bytes and stays at either end.
  func rawRange(of range: Range<Int>) -> Range<Int> {
    let lower = raw(range.lowerBound).lowerBound
    guard !range.isEmpty else { return lower..<lower }
    return lower..<raw(range.upperBound - 1).upperBound
  }

  /// As ``rawRange(of:)``, in parts: what stands for nothing stays wherever it is.
  func rawParts(of range: Range<Int>) -> [Range<Int>] {
    let whole = rawRange(of: range)
    var parts: [Range<Int>] = []
    var rest = whole
    for unit in units where unit.decodedStart == unit.decodedEnd {
      let gap = Int(unit.rawStart)..<Int(unit.rawEnd)
      guard rest.lowerBound < gap.upperBound, gap.lowerBound < rest.upperBound else { continue }
      if rest.lowerBound < gap.lowerBound {
        parts.append(rest.lowerBound..<gap.lowerBound)
      }
      rest = min(gap.upperBound, rest.upperBound)..<rest.upperBound
    }
    return rest.isEmpty ? parts : parts + [rest]
  }

  /// Where quotes stand that are spelled by an escape.
  var escapedQuotes: [Int] {
    units.compactMap { unit in
      guard unit.decodedEnd - unit.decodedStart == 1 else { return nil }
      let byte = bytes[Int(unit.decodedStart)]
      let isQuote =
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
      return isQuote ? Int(unit.decodedStart) : nil
    }
  }

  /// The escapes that overlap the bytes of the text in `raw`, in order.
  func escapes(in raw: Range<Int>) -> [SpelledBytes] {
    var next = firstUnit { Int($0.rawEnd) > raw.lowerBound }
    var escapes: [SpelledBytes] = []
    while next < units.count, Int(units[next].rawStart) < raw.upperBound {
      let unit = units[next]
      escapes.append(
        SpelledBytes(
          raw: Int(unit.rawStart)..<Int(unit.rawEnd),
          bytes: bytes[Int(unit.decodedStart)..<Int(unit.decodedEnd)]
        )
      )
      next += 1
    }
    return escapes
  }

  /// Whether the decoded bytes in `range`, one before and one behind stand for themselves, one next
  /// to the other.
  func isPlain(in range: Range<Int>) -> Bool {
    let lower = max(0, range.lowerBound - 1)
    let next = firstUnit { Int($0.decodedEnd) >= lower }
    return next == units.count || Int(units[next].decodedStart) > range.upperBound
  }

  /// The bytes of the text that spell the byte at `offset`, which may be the one after the last.
  private func raw(_ offset: Int) -> Range<Int> {
    let next = firstUnit { Int($0.decodedStart) > offset }
    guard next > 0 else { return (start + offset)..<(start + offset + 1) }
    let unit = units[next - 1]
    guard offset >= Int(unit.decodedEnd) else { return Int(unit.rawStart)..<Int(unit.rawEnd) }
    let plain = Int(unit.rawEnd) + offset - Int(unit.decodedEnd)
    return plain..<(plain + 1)
  }

  /// The index of the first unit for which `holds`, which it does for all behind it; by bisection.
  private func firstUnit(where holds: (Unit) -> Bool) -> Int {
    var (low, high) = (0, units.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(units[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}

/// An escape of a text and the bytes that it stands for.
struct SpelledBytes: Sendable, Hashable {
  /// Where it stands in the text.
  var raw: Range<Int>
  /// None, as of colours.
  var bytes: ArraySlice<UInt8>
}

/// What an escape stands for.
enum Spelled: Sendable, Hashable {
  /// No character at all, as of colours.
  case nothing
  /// One byte, which may be one of several that make a character.
  case byte(UInt8)
  /// A character, or a surrogate without its partner.
  case scalar(UInt32)
}
