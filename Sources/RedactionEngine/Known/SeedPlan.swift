internal import LiteralScan
internal import RuleModel

/// Chooses the grams to look for so that whatever may be removed holds three in a row.
struct SeedPlan {
  let pool: KnownPool
  let bytes: [UInt8]
  private(set) var grams: [GramIndex.Gram] = []
  private(set) var seeds: [KnownSeed] = []

  /// Grams that follow each other byte by byte, of which a scan notices one.
  static let triple = GramIndex.stride
  /// The bytes of three grams in a row.
  private static let tripleLength = triple + GramIndex.length - 1
  /// Pieces of a known text that is no secret are told by so many bytes.
  private static let pieceStep = KnownMatch.shortestPiece - 2 * tripleLength

  /// A plan for all subjects of `pool`.
  init(_ pool: KnownPool) {
    self.pool = pool
    bytes = pool.bytes
    grams.reserveCapacity(pool.bytes.count * 3)
    seeds.reserveCapacity(pool.bytes.count * 3)
    for (index, subject) in pool.subjects.enumerated() {
      if !subject.isWide {
        addText(subject, index)
        addDense(.hexadecimal, subject, index, period: 10)
      }
      for form in KnownSeed.Form.base64Forms {
        addDense(form, subject, index, period: 5)
      }
    }
  }

  mutating func add(
    _ gram: UInt32,
    before: GramIndex.Neighbor = .anything,
    behind: GramIndex.Neighbor = .anything,
    needsBoth: Bool = false,
    _ form: KnownSeed.Form,
    _ subject: Int,
    position: Int,
    distance: Int = 0
  ) {
    grams.append(
      GramIndex.Gram(gram, before: before, behind: behind, needsBoth: needsBoth)
    )
    seeds.append(
      KnownSeed(
        subject: UInt32(subject),
        position: UInt16(position),
        distance: UInt8(distance),
        form: form
      )
    )
  }

  // MARK: - Text

  private mutating func addText(_ subject: KnownSubject, _ index: Int) {
    let range = subject.range
    let wanted = wantedPositions(of: subject)
    for position in wanted.indices where wanted[position] != .none {
      let start = range.lowerBound + position
      let unit = unitStart(atOrBehind: start, in: range)
      let end = start + GramIndex.length
      let isInside = wanted[position] == .inside
      var before = start == range.lowerBound ? .nothing : neighbor(bytes[start - 1])
      var behind = end == range.upperBound ? .nothing : neighbor(bytes[end])
      // Where one is enough, the certain one is asked for.
      if !isInside, before == .anything, behind != .nothing {
        before = .nothing
      } else if !isInside, behind == .anything, before != .nothing {
        behind = .nothing
      }
      add(
        gram(at: start, of: bytes),
        before: before,
        behind: behind,
        needsBoth: isInside,
        .text,
        index,
        position: unit - range.lowerBound,
        distance: unit - start
      )
    }
    addNumbered(subject, index)
    guard !bytes[range].allSatisfy(SeedWriting.plainBytes.contains) else { return }
    let isServedByPlain = servesAllWritings(wanted, in: range, hasWindows: hasWindows(subject))
    var seen: Set<Written> = []
    for writing in SeedWriting.allCases where !isServedByPlain {
      addWritten(writing, subject, index, seen: &seen)
    }
  }

  private func hasWindows(_ subject: KnownSubject) -> Bool {
    subject.kind == .secret && pool.isTelling(subject.range, of: subject)
  }

  /// A byte beside a gram of the text, unless encoders may write something else.
  private func neighbor(_ byte: UInt8) -> GramIndex.Neighbor {
    SeedWriting.plainBytes.contains(byte) ? .byte(byte) : .anything
  }

  func gram(at start: Int, of text: [UInt8]) -> UInt32 {
    UInt32(text[start]) | UInt32(text[start + 1]) << 8 | UInt32(text[start + 2]) << 16
      | UInt32(text[start + 3]) << 24
  }

  /// The first byte at or behind `start` that does not continue a character or a run of backslashes.
  func unitStart(atOrBehind start: Int, in range: Range<Int>) -> Int {
    var unit = start
    while unit < range.upperBound, unit > range.lowerBound,
      bytes[unit] & 0xC0 == 0x80
        || bytes[unit] == UInt8(ascii: "\\") && bytes[unit - 1] == UInt8(ascii: "\\")
    {
      unit += 1
    }
    return unit
  }

  /// Whether a gram is looked for.
  private enum Wanted {
    case none
    /// Inside something longer, so that its neighbours are there, too.
    case inside
    /// At an end of what is looked for.
    case atEnd
  }

  /// By position in the subject whether its gram is looked for.
  private func wantedPositions(of subject: KnownSubject) -> [Wanted] {
    let range = subject.range
    var wanted = [Wanted](repeating: .none, count: max(0, range.count - GramIndex.length + 1))
    if subject.kind == .secret {
      for window in range where pool.beginsWindow(at: window) {
        // Of a window of eight bytes the three grams in the middle are as good as all five.
        for position in (window + 1)...(window + Self.triple) {
          wanted[position - range.lowerBound] = .inside
        }
      }
      for end in [range.prefix(Self.tripleLength), range.suffix(Self.tripleLength)]
      where pool.randomCount(end.startIndex..<end.endIndex) >= KnownMatch.randomInCut {
        want((end.startIndex - range.lowerBound)..<(end.endIndex - range.lowerBound), in: &wanted)
      }
    } else {
      for start in stride(from: 0, to: range.count, by: Self.pieceStep) {
        want(start..<min(range.count, start + Self.tripleLength), in: &wanted)
      }
    }
    for line in lines(of: range) where !hasTriple(wanted, in: line) {
      want(rarestTriple(in: line, of: range), in: &wanted)
    }
    return wanted
  }

  private func want(_ piece: Range<Int>, in wanted: inout [Wanted]) {
    for position in piece.dropLast(GramIndex.length - 1) where position < wanted.count {
      wanted[position] = .atEnd
    }
  }

  /// The lines of a subject, in positions.
  private func lines(of range: Range<Int>) -> [Range<Int>] {
    bytes[range].split(separator: UInt8(ascii: "\n")).map {
      ($0.startIndex - range.lowerBound)..<($0.endIndex - range.lowerBound)
    }
  }

  private func hasTriple(_ wanted: [Wanted], in line: Range<Int>) -> Bool {
    var count = 0
    for position in line.dropLast(GramIndex.length - 1) {
      count = wanted[position] == .none ? 0 : count + 1
      guard count < Self.triple else { return true }
    }
    return false
  }

  /// The three grams of a line that other texts hold the least, letters and digits if there are such.
  private func rarestTriple(in line: Range<Int>, of range: Range<Int>) -> Range<Int> {
    guard line.count > Self.tripleLength else { return line }
    var best = line.lowerBound
    var least = Int.max
    for start in line.lowerBound...(line.upperBound - Self.tripleLength) {
      let piece = bytes[(range.lowerBound + start)..<(range.lowerBound + start + Self.tripleLength)]
      let commonness = piece.reduce(0) { $0 + Self.commonness(of: $1) }
      if commonness < least {
        (best, least) = (start, commonness)
      }
    }
    return best..<(best + Self.tripleLength)
  }

  private static let commonLetters = ByteSet("etaoinsrhldcu")

  private static func commonness(of byte: UInt8) -> Int {
    // What encoders may write otherwise is the last choice.
    guard SeedWriting.plainBytes.contains(byte) else { return 20 }
    return commonLetters.contains(byte | 0x20) ? 3 : ByteSet.alphanumerics.contains(byte) ? 1 : 2
  }

  /// Whether the plain grams are those of every writing: a line of words is told by one of them.
  private func servesAllWritings(
    _ wanted: [Wanted],
    in range: Range<Int>,
    hasWindows: Bool
  ) -> Bool {
    guard !hasWindows else { return false }
    return lines(of: range).allSatisfy { line in
      line.dropLast(Self.tripleLength - 1).contains { start in
        start + Self.triple <= wanted.count
          && !wanted[start..<(start + Self.triple)].contains(.none)
          && bytes[(range.lowerBound + start)..<(range.lowerBound + start + Self.tripleLength)]
            .allSatisfy(SeedWriting.plainBytes.contains)
      }
    }
  }

  // MARK: - Digits

  private mutating func addDense(
    _ form: KnownSeed.Form,
    _ subject: KnownSubject,
    _ index: Int,
    period: Int
  ) {
    let digits = DenseText.digits(of: subject.range, form: form)
    guard digits.count >= Self.tripleLength else { return }
    let text = DenseText.written(subject.range, of: bytes, form: form)
    let last = text.count - Self.tripleLength
    let isOne = subject.isWide || subject.kind == .secret && !hasWindows(subject)
    var start = isOne ? last / 2 : 0
    while true {
      for place in start..<(start + Self.triple) {
        let end = place + GramIndex.length
        let before = place == 0 ? .nothing : neighbor(text[place - 1])
        let behind = end == text.count ? .nothing : neighbor(text[end])
        let gram = gram(at: place, of: text)
        let position = digits.lowerBound + place
        add(gram, before: before, behind: behind, form, index, position: position)
        let other = form == .hexadecimal ? gram : Self.inURLs(gram)
        if other != gram {
          add(other, before: before, behind: behind, form, index, position: position)
        }
      }
      guard !isOne, start < last else { break }
      start = min(last, start + period)
    }
  }

  /// A gram of base64 as base64url writes it.
  private static func inURLs(_ gram: UInt32) -> UInt32 {
    var result: UInt32 = 0
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      var byte = gram >> shift & 0xFF
      byte = byte == 0x2B ? 0x2D : byte == 0x2F ? 0x5F : byte
      result |= byte << shift
    }
    return result
  }
}
