internal import LiteralScan
internal import RuleMatching
internal import RuleModel

/// Finds the secrets in a text: literals give candidates, PCRE2 confirms each where it stands.
struct TextScanner: Sendable {
  let rules: [CompiledRule]
  let limits: ScanLimits
  private let continuationThreshold: Int
  let matchers: RuleMatchers
  private let index: CandidateIndex
  let placeholders: PlaceholderReader
  /// By rule: what decides about a candidate before PCRE2 is asked.
  let facts: [RuleFacts]
  /// Finds what the caller handed over.
  private var known: KnownScanner?
  /// Finds what is no word of the vocabulary, where the policy wants that.
  private var lockdown: LockdownScanner?
  private var views: ViewOptions
  /// By literal: whether a rule knows a token by it.
  private let beginsToken: [Bool]

  /// A scanner that tries the rules at the indices that `decider` does not keep.
  init(rules: [CompiledRule], decider: Decider, options: RedactorOptions) {
    let active = decider.activeRules
    self.rules = rules
    limits = options.limits
    continuationThreshold = options.continuationThreshold
    matchers = RuleMatchers(rules, usesJIT: options.usesJIT)
    let views = ViewOptions(rules: rules, decider: decider, options: options)
    self.views = views
    let index = CandidateIndex(
      rules: rules,
      active: active,
      mayStop: { views.knowsTokens[$0] ? TokenJoiner.stops : ByteSet() },
      kernel: options.kernel
    )
    self.index = index
    beginsToken = (0..<index.literalCount).map { literal in
      index.entries(of: literal).contains { views.knowsTokens[index[$0].rule] }
    }
    placeholders = PlaceholderReader(rules: rules)
    let overLines = Set(index.reachesOverLines.map(\.rule))
    facts = rules.enumerated().map { RuleFacts($1, isCounted: !overLines.contains($0)) }
  }

  /// The scanner that finds `known`, too, whose rules are the last ones of `rules`.
  func with(_ known: KnownScanner?, rules: [CompiledRule], decider: Decider) -> TextScanner {
    var scanner = self
    scanner.known = known
    scanner.views = views.with(rules, decider: decider)
    return scanner
  }

  /// The scanner that finds what `lockdown` finds, too.
  func with(_ lockdown: LockdownScanner?) -> TextScanner {
    var scanner = self
    scanner.lockdown = lockdown
    return scanner
  }

  /// Memory for one thread to scan with.
  func makeScratch() -> ScanScratch {
    ScanScratch(
      ruleCount: rules.count,
      limits: limits,
      continuations: ContinuationTable(index, rules: rules, threshold: continuationThreshold),
      beginnings: BeginningTable(rules: rules, threshold: continuationThreshold)
    )
  }

  /// Scans the offsets in `range` of `text`; what stands around them is context.
  ///
  /// The result is in `scratch.result`. In `runs` stands by rule where a run that began in an earlier
  /// text ends.
  func scan(
    _ text: [UInt8],
    offsets range: Range<Int>,
    edges: TextEdges,
    runs: [Int: Int] = [:],
    scratch: inout ScanScratch
  ) {
    scratch.beginText(runs: runs)
    noteSeeds(before: range.lowerBound, in: text, edges: edges, scratch: &scratch)
    let reach = min(text.count, range.upperBound + index.longestDistance + 1)
    index.scanner.scan(text, range: range.lowerBound..<reach, into: &scratch.occurrences)
    var line = LineCursor()
    for occurrence in scratch.occurrences {
      let offset = Int(occurrence.offset)
      let literal = Int(occurrence.literal)
      if literal < CandidateIndex.placeholderOpenings,
        let placeholder = placeholders.placeholder(at: offset, in: text)
      {
        scratch.result.placeholders.append(placeholder)
      }
      tryEntries(
        of: literal,
        at: offset,
        of: text,
        line: &line,
        range: range,
        edges: edges,
        scratch: &scratch
      )
      if beginsToken[literal] {
        forEachToken(of: literal, at: offset, scratch: &scratch) { rule, offset, length, scratch in
          noteSeed(
            ofRule: rule,
            from: offset,
            literal: length,
            in: text,
            edges: edges,
            scratch: &scratch
          )
        }
      }
    }
    if !edges.contains(.endsText) {
      tryBeforeEnd(of: text, range: range, edges: edges, scratch: &scratch)
    }
    addFindings(ofViews: views, of: text, range: range, edges: edges, scratch: &scratch)
    known?.scan(text, offsets: range, edges: edges, into: &scratch.result.findings)
    if scratch.views.depth == 0 {
      lockdown?.scan(text, offsets: range, into: &scratch.result.findings)
    }
  }

  /// Tries the rules of a literal that the bytes behind it leave.
  private func tryEntries(
    of literal: Int,
    at offset: Int,
    of text: [UInt8],
    line: inout LineCursor,
    range: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    let entries = index.entries(of: literal)
    guard let first = entries.first else { return }
    let end = offset + Int(index[first].length)
    guard
      let left = scratch.continuations.entriesLeft(
        of: literal,
        endingAt: end,
        in: text,
        index: index
      )
    else {
      for position in entries where mayFollow(index[position], at: end, of: text, edges: edges) {
        tryRule(
          index[position],
          atLiteral: offset,
          of: text,
          line: &line,
          range: range,
          edges: edges,
          scratch: &scratch
        )
      }
      return
    }
    for position in left {
      tryRule(
        index[scratch.continuations.entry(position)],
        atLiteral: offset,
        of: text,
        line: &line,
        range: range,
        edges: edges,
        scratch: &scratch
      )
    }
  }

  /// Whether what stands at `end` of `text` may stand behind the literal of `entry` in a match.
  private func mayFollow(
    _ entry: CandidateIndex.Entry,
    at end: Int,
    of text: [UInt8],
    edges: TextEdges
  ) -> Bool {
    let following = index.following(entry)
    return end < text.count
      ? following.contains(text[end])
      : edges.contains(.endsText) || !facts[entry.rule].isMultiline || following == .all
  }

  /// Whether a literal of a rule stands in `text`.
  func knowsLiteral(in text: [UInt8], scratch: inout ScanScratch) -> Bool {
    scratch.occurrences.removeAll(keepingCapacity: true)
    index.scanner.scan(text, range: 0..<text.count, into: &scratch.occurrences)
    return scratch.occurrences.contains { $0.literal >= CandidateIndex.placeholderOpenings }
  }

  /// Tries the rules that may cross lines at offsets whose literal may stand behind the text's end,
  /// to know whether a match may begin there.
  private func tryBeforeEnd(
    of text: [UInt8],
    range: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    for (rule, reach) in index.reachesOverLines {
      let first = max(range.lowerBound, text.count - reach + 1)
      guard first < range.upperBound else { continue }
      for offset in first..<range.upperBound
      where facts[rule].mayBegin(at: offset, in: text, line: range) {
        let outcome = matchers.outcome(
          ofRule: rule,
          at: offset,
          in: text,
          line: range,
          edges: edges,
          scratch: scratch.rule
        )
        if outcome == .needsMore {
          scratch.result.noteUndecided(offset)
          break
        }
      }
    }
  }

  /// Calls `take` with the rules that know tokens by what begins at an offset of `range`.
  func forEachToken(
    in text: [UInt8],
    range: Range<Int>,
    scratch: inout ScanScratch,
    _ take: (_ rule: Int, _ offset: Int, _ length: Int, _ scratch: inout ScanScratch) -> Void
  ) {
    var occurrences: [Occurrence] = []
    index.scanner.scan(text, range: range, into: &occurrences)
    for occurrence in occurrences where beginsToken[Int(occurrence.literal)] {
      let (literal, offset) = (Int(occurrence.literal), Int(occurrence.offset))
      forEachToken(of: literal, at: offset, scratch: &scratch, take)
    }
  }

  private func forEachToken(
    of literal: Int,
    at offset: Int,
    scratch: inout ScanScratch,
    _ take: (_ rule: Int, _ offset: Int, _ length: Int, _ scratch: inout ScanScratch) -> Void
  ) {
    for position in index.entries(of: literal) where views.knowsTokens[index[position].rule] {
      take(index[position].rule, offset, Int(index[position].length), &scratch)
    }
  }

  /// The placeholder that begins before `offset` of `text` and ends behind it.
  func placeholder(across offset: Int, of text: [UInt8]) -> Range<Int>? {
    (max(0, offset - placeholders.longestPlaceholder)..<offset).lazy
      .compactMap { placeholders.placeholder(at: $0, in: text) }
      .first { $0.upperBound > offset }
  }

  private func tryRule(
    _ entry: CandidateIndex.Entry,
    atLiteral literal: Int,
    of text: [UInt8],
    line: inout LineCursor,
    range: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    let facts = facts[entry.rule]
    let last = min(literal - Int(entry.nearest), range.upperBound - 1)
    var first = max(literal - Int(entry.furthest), range.lowerBound)
    guard first <= last else { return }
    line.move(to: literal, in: text)
    if !facts.isMultiline {
      first = max(first, line.range.lowerBound)
    }
    first = scratch.claim(first, last, forRule: entry.rule)
    if entry.furthest > 0 {
      first = startOfLead(facts.lead, before: literal, from: first, in: text)
    }
    guard first <= last else { return }
    for offset in first...last where facts.mayBegin(at: offset, in: text, line: line.range) {
      tryRule(
        entry.rule,
        at: offset,
        of: text,
        line: line.range,
        from: range.lowerBound,
        edges: edges,
        scratch: &scratch
      )
    }
  }

  /// The first offset at or behind `floor` from which only bytes of `lead` stand before `literal`.
  private func startOfLead(
    _ lead: ByteSet,
    before literal: Int,
    from floor: Int,
    in text: [UInt8]
  ) -> Int {
    var offset = literal
    while offset > floor, lead.contains(text[offset - 1]) {
      offset -= 1
    }
    return max(offset, floor)
  }

  private func tryRule(
    _ rule: Int,
    at offset: Int,
    of text: [UInt8],
    line: Range<Int>,
    from start: Int,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    // Lines and the parts of long ones are the same however a stream is cut, so that counting by
    // them is, too; how much text stands behind a line or before a part is not.
    let base = max(line.lowerBound, start)
    let stretch = base + (offset - base) / ScanLimits.stretch
    let window =
      facts[rule].isMultiline
      ? facts[rule].window : min(facts[rule].window, line.upperBound - offset)
    // Whatever the rule finds inside a run of its own is removed with the run.
    guard offset + window > scratch.endOfRun(ofRule: rule) else { return }
    let work = scratch.addWork(window, ofRule: rule, inStretch: stretch)
    guard work <= limits.windowBytesPerStretch || !facts[rule].isCounted else {
      return addRunOfOverworked(
        rule,
        from: offset,
        in: text,
        line: line,
        edges: edges,
        scratch: &scratch
      )
    }
    // Work counts before, as it must not depend on what the table has learned.
    guard scratch.beginnings.mayBegin(ofRule: rule, at: offset, in: text) else { return }
    let outcome = matchers.outcome(
      ofRule: rule,
      at: offset,
      in: text,
      line: line,
      edges: edges,
      scratch: scratch.rule
    )
    switch outcome {
    case .none:
      break
    case .secrets:
      for secret in scratch.rule.secrets {
        scratch.result.findings.append(Finding(rule: rule, range: secret, origin: offset))
      }
    case .openBlock(let position):
      scratch.result.findings.append(
        Finding(rule: rule, range: position.start..<position.next, origin: offset)
      )
      scratch.result.open.append(
        OpenFinding(rule: rule, start: position.start, kind: .block(next: position.next))
      )
      // Whether the bytes behind are the block's next piece, the text to come will tell.
      scratch.result.noteUndecided(position.next)
    case .unscannable:
      addRun(of: rule, from: offset, in: text, line: line, edges: edges, scratch: &scratch)
    case .needsMore:
      scratch.result.noteUndecided(offset)
    }
  }
}
