internal import LiteralScan
internal import RuleMatching
internal import RuleModel

/// Finds known texts in every way that they may be written, and telling pieces of them.
///
/// The values are encoded, not the text decoded: some four bytes of each encoding lead to the place, and from
/// there the text is compared with the value both ways, as far as it goes.
struct KnownScanner: Sendable {
  private let pool: KnownPool
  private let seeds: [KnownSeed]
  private let index: GramIndex
  /// The index of the first of ``KnownKind/rules``.
  private let firstRule: Int

  /// The longest stretch of text that is one match; longer than a subject in its longest writing.
  private static let longestMatch = CompiledRule.maximumWindow

  /// A scanner for `texts`, whose findings name rules from `firstRule` on; the words of `vocabulary`, in
  /// lower case, give nothing away.
  init(_ texts: [KnownTexts.Text], vocabulary: Set<String>, firstRule: Int) {
    var pool = KnownPool(vocabulary: vocabulary)
    for text in texts {
      for bytes in Self.cases(of: text.bytes) {
        pool.append(bytes, kind: text.kind)
      }
    }
    let plan = SeedPlan(pool)
    self.pool = pool
    self.firstRule = firstRule
    seeds = plan.seeds
    index = GramIndex(plan.grams)
  }

  /// A text, and in capitals and small letters if that changes more than letters of ASCII, which are
  /// compared without case.
  private static func cases(of text: [UInt8]) -> [[UInt8]] {
    guard text.contains(where: { $0 >= 0x80 }),
      let characters = String(validating: text, as: UTF8.self)
    else { return [text] }
    let others = [characters.uppercased(), characters.lowercased()].map { Array($0.utf8) }
    return [text] + others.filter { $0 != text }
  }

  /// Appends what begins at `offsets` of `text`; what stands around them is context.
  func scan(
    _ text: [UInt8],
    offsets: Range<Int>,
    edges: TextEdges,
    into findings: inout [Finding]
  ) {
    let reach = min(text.count, offsets.upperBound + Self.longestMatch)
    guard offsets.lowerBound < reach else { return }
    var hits: [GramIndex.Hit] = []
    index.scan(text, range: offsets.lowerBound..<reach, into: &hits)
    var found: [UInt32: Int] = [:]
    for hit in hits {
      let seed = seeds[Int(hit.gram)]
      let offset = Int(hit.offset)
      // What lies in a match of the whole subject was compared already.
      if let end = found[seed.subject], offset + GramIndex.length <= end {
        continue
      }
      guard let match = match(seed, at: offset, in: text),
        match.goes(pool.subjects[Int(seed.subject)], in: pool, text: text, edges: edges)
      else { continue }
      if match.piece == pool.subjects[Int(seed.subject)].range {
        found[seed.subject] = match.range.upperBound
      }
      guard offsets.contains(match.range.lowerBound) else { continue }
      let kind = pool.subjects[Int(seed.subject)].kind
      findings.append(
        Finding(
          rule: firstRule + kind.rule(isWritten: match.isWritten),
          range: match.range,
          origin: match.range.lowerBound
        )
      )
    }
  }

  // MARK: - Matches

  private func match(_ seed: KnownSeed, at offset: Int, in text: [UInt8]) -> KnownMatch? {
    let subject = pool.subjects[Int(seed.subject)]
    guard seed.form == .text else {
      return denseMatch(seed, subject, at: offset, in: text)
    }
    let start = offset + Int(seed.distance)
    guard start <= text.count else { return nil }
    let position = subject.range.lowerBound + Int(seed.position)
    var best: KnownMatch?
    for escaping in Escaping.allCases {
      let match = textMatch(subject, position, at: start, in: text, escaping)
      if match.piece.count > best?.piece.count ?? 0 {
        best = match
      }
      guard let best else { continue }
      // Another writing goes further only where a sign of one stands in the way.
      let isStopped =
        best.piece != subject.range
        && ([best.range.lowerBound, best.range.upperBound - 1, best.range.upperBound]
          .contains { isSign($0, in: text) } || mayEndEscape(before: best.range, in: text))
      guard isStopped else { break }
    }
    return best
  }

  private func isSign(_ offset: Int, in text: [UInt8]) -> Bool {
    offset < text.count && Escaping.signs.contains(text[offset])
  }

  /// Whether an escape may end right before `range`.
  private func mayEndEscape(before range: Range<Int>, in text: [UInt8]) -> Bool {
    text[..<range.lowerBound].suffix(12).contains(where: Escaping.signs.contains)
  }

  /// What stands in `text` around `start`, where the unit at `position` begins.
  private func textMatch(
    _ subject: KnownSubject,
    _ position: Int,
    at start: Int,
    in text: [UInt8],
    _ escaping: Escaping
  ) -> KnownMatch {
    let bytes = pool.bytes
    let limit = subject.range.upperBound
    let floor = max(0, start - Self.longestMatch / 2)
    let ceiling = start + Self.longestMatch / 2
    var last = position
    var end = start
    while last < limit, end < ceiling {
      let unit = last..<escaping.endOfUnit(at: last, in: bytes, limit: limit)
      guard let length = escaping.length(of: unit, in: bytes, limit: limit, at: end, of: text)
      else { break }
      last = unit.upperBound
      end += length
    }
    var first = position
    var begin = start
    let slash = UInt8(ascii: "\\")
    if escaping == .backslash, last > first, bytes[first] != slash,
      first == subject.range.lowerBound || bytes[first - 1] != slash
    {
      // The seed may be that of a writing without the escape that stands here.
      while begin > floor, text[begin - 1] == slash {
        begin -= 1
      }
    }
    while first > subject.range.lowerBound {
      guard
        let (piece, length) = escaping.step(
          backFrom: first,
          in: bytes,
          of: subject.range,
          before: begin,
          of: text,
          floor: floor
        )
      else { break }
      first = piece.lowerBound
      begin -= length
    }
    return KnownMatch(
      range: begin..<max(begin, end),
      piece: first..<last,
      form: .text,
      isWritten: escaping == .none
    )
  }

  private func denseMatch(
    _ seed: KnownSeed,
    _ subject: KnownSubject,
    at offset: Int,
    in text: [UInt8]
  ) -> KnownMatch? {
    let digits = DenseText(subject.range, of: pool.bytes, form: seed.form)
    let index = Int(seed.position)
    let floor = max(0, offset - Self.longestMatch / 2)
    guard let extent = digits.extent(around: index, at: offset, in: text, floor: floor) else {
      return nil
    }
    // The first and last byte of the whole may be decided by digits that others share.
    let piece = extent == digits.digits ? subject.range : digits.bytes(of: extent)
    guard !piece.isEmpty else { return nil }
    var first = offset - (index - extent.lowerBound)
    var end = offset + (extent.upperBound - index)
    // Digits that the subject decides in part go along.
    if extent.lowerBound == digits.digits.lowerBound, digits.isSharedBefore, first > 0,
      Sextets.base64(text[first - 1]) != nil
    {
      first -= 1
    }
    if extent.upperBound == digits.digits.upperBound, digits.isSharedBehind, end < text.count,
      Sextets.base64(text[end]) != nil
    {
      end += 1
      // The padding belongs to the last digit.
      let padding = text[end...].prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
      end += padding
    }
    return KnownMatch(range: first..<end, piece: piece, form: seed.form, isWritten: false)
  }
}
