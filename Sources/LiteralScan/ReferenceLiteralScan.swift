internal import RuleModel

/// What a scanner has to find, found byte by byte: the oracle of the tests.
struct ReferenceLiteralScan {
  let literals: [[UInt8]]
  let detectors: Set<Detector>

  private var neighbours: [[UInt8]: [(preceding: ByteSet, following: ByteSet)]] = [:]

  init(_ list: LiteralList, detectors: Set<Detector>) {
    var distinct: [[UInt8]] = []
    var rest = list.bytes[...]
    for (id, length) in list.lengths.enumerated() {
      let folded = rest.prefix(Int(length)).map(Self.folded)
      rest = rest.dropFirst(Int(length))
      if neighbours[folded] == nil {
        distinct.append(folded)
      }
      let sets = list.neighbours[(2 * id)..<(2 * id + 2)].map { list.sets[Int($0)] }
      neighbours[folded, default: []].append((sets[0], sets[1]))
    }
    self.literals = distinct
    self.detectors = detectors
  }

  func occurrences(in haystack: [UInt8], range: Range<Int>) -> [Occurrence] {
    range.flatMap { offset in
      var ids = literals.indices.filter {
        Self.stands(literals[$0], in: haystack, at: offset)
          && standsFree(literals[$0], in: haystack, at: offset)
      }
      if detectors.contains(.cardDigits), Self.cardBegins(in: haystack, at: offset) {
        ids.append(literals.count)
      }
      if detectors.contains(.dottedQuad), Self.quadBegins(in: haystack, at: offset) {
        ids.append(literals.count + 1)
      }
      if detectors.contains(.dashedNine), Self.ninesBegin(in: haystack, at: offset) {
        ids.append(literals.count + 2)
      }
      return ids.map { Occurrence(offset: UInt32(offset), literal: UInt16($0)) }
    }
  }

  private func standsFree(_ literal: [UInt8], in haystack: [UInt8], at start: Int) -> Bool {
    let end = start + literal.count
    let neighbours = neighbours[literal, default: []]
    return (start == 0 || neighbours.contains { $0.preceding.contains(haystack[start - 1]) })
      && (end == haystack.count || neighbours.contains { $0.following.contains(haystack[end]) })
  }

  static func stands(_ literal: [UInt8], in haystack: [UInt8], at offset: Int) -> Bool {
    guard offset + literal.count <= haystack.count else { return false }
    return literal.indices.allSatisfy { folded(literal[$0]) == folded(haystack[offset + $0]) }
  }

  static func cardBegins(in haystack: [UInt8], at offset: Int) -> Bool {
    guard isDigit(haystack, offset), !isDigit(haystack, offset - 1) else { return false }
    let group = (0..<13).prefix { isDigit(haystack, offset + $0) }.count
    guard group <= 6 || group == 13 else { return false }
    var (digits, place) = (0, offset)
    while isDigit(haystack, place) {
      digits += 1
      if digits == 13 { return true }
      place += isDigit(haystack, place + 1) || !isJoin(haystack, place + 1) ? 1 : 2
    }
    return false
  }

  static func quadBegins(in haystack: [UInt8], at offset: Int) -> Bool {
    guard !isDigit(haystack, offset - 1), !isDot(haystack, offset - 1) else { return false }
    var place = offset
    for _ in 0..<3 {
      let start = place
      while isDigit(haystack, place) { place += 1 }
      guard (1...3).contains(place - start), isDot(haystack, place) else { return false }
      place += 1
    }
    return isDigit(haystack, place)
  }

  static func ninesBegin(in haystack: [UInt8], at offset: Int) -> Bool {
    guard !isDigit(haystack, offset - 1), !isHyphen(haystack, offset - 1) else { return false }
    return "ddd-dd-dddd".utf8.enumerated().allSatisfy { index, shape in
      shape == UInt8(ascii: "d")
        ? isDigit(haystack, offset + index) : isHyphen(haystack, offset + index)
    }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 0x20 : byte
  }

  private static func isDigit(_ haystack: [UInt8], _ place: Int) -> Bool {
    haystack.indices.contains(place)
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(haystack[place])
  }

  private static func isDot(_ haystack: [UInt8], _ place: Int) -> Bool {
    haystack.indices.contains(place) && haystack[place] == UInt8(ascii: ".")
  }

  private static func isHyphen(_ haystack: [UInt8], _ place: Int) -> Bool {
    haystack.indices.contains(place) && haystack[place] == UInt8(ascii: "-")
  }

  private static func isJoin(_ haystack: [UInt8], _ place: Int) -> Bool {
    haystack.indices.contains(place)
      && (haystack[place] == UInt8(ascii: " ") || haystack[place] == UInt8(ascii: "-"))
  }
}
