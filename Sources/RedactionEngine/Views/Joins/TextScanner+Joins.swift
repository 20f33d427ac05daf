internal import LiteralScan
internal import RuleMatching
internal import RuleModel

/// The joined view: a token that is split by line ends, quotes and operators, read without them.
///
/// Only rules that know a token by its beginning look here, so that no rule for a name and a value eats
/// the next line.
extension TextScanner {
  private static let latestFindings = 16

  /// Notes that a literal of `rule` stands at `start` of `text`, if what follows may go on elsewhere.
  func noteSeed(
    ofRule rule: Int,
    from start: Int,
    literal length: Int,
    in text: [UInt8],
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    if start > 0, text[start - 1].isLetterOrDigit || text[start - 1] == UInt8(ascii: "_") {
      return
    }
    var end = max(start + length, min(scratch.views.endOfToken, text.count))
    let limit = start + CompiledRule.maximumWindow
    while end < min(text.count, limit), NextPart.tokenBytes.contains(text[end]) {
      end += 1
    }
    scratch.views.endOfToken = end
    let cut =
      end < limit
      ? TokenHead.end(
        from: start,
        literal: length,
        to: end,
        in: text,
        // A reading ends where its line does, which nothing cut.
        isAtEnd: scratch.views.depth == 0 && edges.isEnd(end, of: text)
      ) : nil
    guard end < limit,
      end == text.count || TokenJoiner.stops.contains(text[end]) || cut != nil
    else { return }
    // The latest findings are those of the literal's rules.
    let isComplete = scratch.result.findings.suffix(Self.latestFindings).contains {
      $0.rule == rule && $0.range == start..<end
    }
    scratch.views.seeds.append(
      TokenSeed(rule: rule, start: start, end: end, isComplete: isComplete, cut: cut)
    )
  }

  /// Notes the seeds right before `start` on the lines before, of which a stream may have written all
  /// but what is context.
  func noteSeeds(
    before start: Int,
    in text: [UInt8],
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    guard start > 0, text[start - 1] == UInt8(ascii: "\n") else { return }
    let first = max(0, start - TokenJoiner.reachBack)
    forEachToken(in: text, range: first..<start, scratch: &scratch) {
      rule,
      offset,
      length,
      scratch in
      let outcome = matchers.outcome(
        ofRule: rule,
        at: offset,
        in: text,
        line: RuleReference.line(around: offset, in: text),
        edges: edges,
        scratch: scratch.rule
      )
      let count = scratch.views.seeds.count
      noteSeed(
        ofRule: rule,
        from: offset,
        literal: length,
        in: text,
        edges: edges,
        scratch: &scratch
      )
      guard let index = scratch.views.seeds.indices.last, index == count else { return }
      let seed = scratch.views.seeds[index]
      scratch.views.seeds[index].isComplete =
        outcome == .secrets && scratch.rule.secrets == [seed.start..<seed.end]
    }
  }

  /// Notes the seeds whose literal is itself split where `line` ends, as wide as programs wrap lines.
  func noteSeeds(
    atEndOf line: Range<Int>,
    of text: [UInt8],
    views: ViewOptions,
    range: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    let hasReturn = text[line.upperBound - 1] == UInt8(ascii: "\r")
    let end = hasReturn ? line.upperBound - 1 : line.upperBound
    guard line.lowerBound < range.upperBound,
      let start = views.startOfPart(before: end, in: text, from: line.lowerBound)
    else { return }
    let next = NextPart.behind(
      end,
      token: start,
      lineStart: line.lowerBound,
      in: text,
      endsText: edges.contains(.endsText)
    )
    switch next {
    case .none: break
    case .undecided: scratch.result.noteUndecided(start)
    case .piece(let piece, _):
      let rest = text[piece...].prefix(CompiledRule.maximumLookbehind).prefix {
        NextPart.tokenBytes.contains($0)
      }
      guard rest.endIndex < text.count || edges.contains(.endsText) else {
        return scratch.result.noteUndecided(start)
      }
      let joined = Array(text[start..<end] + rest)
      forEachToken(in: joined, range: 0..<(end - start), scratch: &scratch) {
        rule,
        offset,
        length,
        scratch in
        guard offset + length > end - start else { return }
        scratch.views.seeds.append(
          TokenSeed(rule: rule, start: start + offset, end: end, isComplete: false)
        )
      }
    }
  }

  /// Adds what the rules find at the noted seeds when the parts of a token are read as one.
  func addFindingsAtSeeds(
    in text: [UInt8],
    range: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    var line = LineCursor()
    var spans: [Range<Int>] = []
    // The closure would copy all of the scanner for each seed.
    let matchers = matchers
    for seed in scratch.views.seeds where seed.start < range.upperBound {
      line.move(to: seed.start, in: text)
      var joiner = TokenJoiner(
        seed,
        lineStart: line.range.lowerBound,
        text: text,
        endsText: edges.contains(.endsText)
      )
      let secret = joiner.secret { bytes, offset in
        let outcome = matchers.outcome(
          ofRule: seed.rule,
          at: offset,
          in: bytes,
          line: 0..<bytes.count,
          edges: .whole,
          scratch: scratch.rule
        )
        return outcome == .secrets ? scratch.rule.secrets : []
      }
      if joiner.isUndecided, seed.start >= range.lowerBound {
        scratch.result.noteUndecided(seed.start)
      }
      guard let secret else {
        addHead(of: seed, in: text, range: range, scratch: &scratch)
        continue
      }
      var span = seed.start..<seed.end
      for part in secret where part.lowerBound >= range.lowerBound {
        let isLate = joiner.startOfLateParts.map { $0 <= part.lowerBound } ?? false
        let origin = isLate ? part.lowerBound : seed.start
        scratch.result.findings.append(
          Finding(rule: seed.rule, range: part, origin: origin, isFromView: true)
        )
        span = isLate ? span : span.lowerBound..<part.upperBound
      }
      spans.append(span)
    }
    scratch.result.keepWhole(spans)
  }
}

extension TextScanner {
  /// Adds the token that begins at `seed` as far as it was not cut off, if nothing else was found there
  /// and the bytes before the cut may be the beginning of a match.
  private func addHead(
    of seed: TokenSeed,
    in text: [UInt8],
    range: Range<Int>,
    scratch: inout ScanScratch
  ) {
    guard let cut = seed.cut, !seed.isComplete, seed.start >= range.lowerBound,
      rules[seed.rule].id.hasPrefix("credential."),
      !scratch.result.findings.contains(where: { $0.range.overlaps(seed.start..<cut) })
    else { return }
    let first = max(0, seed.start - CompiledRule.maximumLookbehind)
    let head = Array(text[first..<cut])
    let outcome = matchers.outcome(
      ofRule: seed.rule,
      at: seed.start - first,
      in: head,
      line: RuleReference.line(around: seed.start - first, in: head),
      edges: [],
      scratch: scratch.rule
    )
    guard outcome == .needsMore else { return }
    scratch.result.findings.append(
      Finding(rule: seed.rule, range: seed.start..<cut, origin: seed.start, isFromView: true)
    )
  }
}

extension ScanResult {
  /// Takes care that a stream decides about all of a span at once.
  mutating func keepWhole(_ spans: [Range<Int>]) {
    for span in spans.reversed() {
      if let offset = undecided, span.lowerBound < offset, offset < span.upperBound {
        undecided = span.lowerBound
      }
    }
  }
}

extension TextEdges {
  private static let endOfField: [UInt8] = [0x0A, 0x1E]

  /// Whether `offset` is the end of `text` or of a field in it.
  fileprivate func isEnd(_ offset: Int, of text: [UInt8]) -> Bool {
    contains(.endsText) && offset == text.count
      || contains(.endsFields) && text[offset...].starts(with: Self.endOfField)
  }
}
