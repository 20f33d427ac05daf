internal import LiteralScan
internal import RuleMatching

/// Reads the views of a text at the marks in it.
struct ViewReader {
  let scanner: TextScanner
  let views: ViewOptions
  let text: [UInt8]
  let range: Range<Int>
  let edges: TextEdges
  /// What was found without views, once it is asked for.
  private var plain: Set<Finding>?

  init(
    scanner: TextScanner,
    views: ViewOptions,
    text: [UInt8],
    range: Range<Int>,
    edges: TextEdges
  ) {
    self.scanner = scanner
    self.views = views
    self.text = text
    self.range = range
    self.edges = edges
  }

  // MARK: - Lines

  /// Reads the lines with escapes, without them.
  mutating func readLines(with marks: [ViewMark], scratch: inout ScanScratch) {
    var line = LineCursor()
    var done = range.lowerBound
    for mark in marks where mark.kind == .escape {
      let offset = mark.range.lowerBound
      guard offset + ViewOptions.lookahead >= done else { continue }
      line.move(to: offset, in: text)
      let start = max(line.range.lowerBound, range.lowerBound)
      let index = (offset - start) / ViewOptions.piece
      // An escape may stand in what the piece before looks at, too.
      let isShared = index > 0 && (offset - start) % ViewOptions.piece < ViewOptions.lookahead
      for number in (isShared ? index - 1 : index)...index {
        let first = start + number * ViewOptions.piece
        guard first >= done, first < range.upperBound else { continue }
        done = first + 1
        readPiece(from: first, of: line.range, scratch: &scratch)
      }
    }
  }

  private mutating func readPiece(
    from start: Int,
    of line: Range<Int>,
    scratch: inout ScanScratch
  ) {
    let limit = start + ViewOptions.piece
    let end = min(line.upperBound, limit + ViewOptions.lookahead)
    guard let reading = EscapedText.reading(of: text, in: start..<end) else { return }
    var inside: TextEdges = []
    if start == line.lowerBound, start > 0 || edges.contains(.startsLine) {
      inside.insert(.startsLine)
    }
    // Where size cuts a line, the piece is all there is to find something in.
    if end < text.count || edges.contains(.endsText) {
      inside.insert(.endsText)
    }
    addFindings(
      of: reading,
      isOpaque: false,
      from: start,
      before: min(limit, range.upperBound),
      edges: inside,
      scratch: &scratch
    )
  }

  // MARK: - Stretches

  /// Reads the stretches that are encoded as a whole.
  mutating func readStretches(of marks: [ViewMark], scratch: inout ScanScratch) {
    var line = LineCursor()
    var done = 0
    for mark in marks where mark.kind.isStretch && mark.range.lowerBound < range.upperBound {
      // What reads the same without escapes was read there.
      guard scratch.views.outer?.isPlain(in: mark.range) != true else { continue }
      if mark.kind == .base64 {
        guard mark.range.lowerBound >= done else { continue }
        line.move(to: mark.range.lowerBound, in: text)
        let wrapped = WrappedBase64(
          from: mark.range,
          lineStart: line.range.lowerBound,
          text: text,
          endsText: edges.contains(.endsText)
        )
        if let end = read(wrapped, scratch: &scratch) {
          done = end
          continue
        }
      }
      readStretch(mark, scratch: &scratch)
    }
  }

  private mutating func readStretch(_ mark: ViewMark, scratch: inout ScanScratch) {
    var start = mark.range.lowerBound
    while start < min(mark.range.upperBound, range.upperBound) {
      let limit = start + ViewOptions.piece
      let end = min(mark.range.upperBound, limit + ViewOptions.lookahead)
      if let reading = reading(of: mark.kind, in: start..<end) {
        addFindings(
          of: reading,
          isOpaque: true,
          before: min(limit, range.upperBound),
          edges: .whole,
          scratch: &scratch
        )
      }
      start = limit
    }
  }

  /// Reads base64 on several lines and tells where it ends; nil if it is on one line only.
  private mutating func read(_ wrapped: WrappedBase64, scratch: inout ScanScratch) -> Int? {
    let start = wrapped.lines[0].lowerBound
    let end = wrapped.lines[wrapped.lines.count - 1].upperBound
    if wrapped.isUndecided || mustBeWhole(start..<end) {
      scratch.result.noteUndecided(start)
    }
    guard wrapped.lines.count > 1,
      let reading = Base64Stretch.reading(of: text, in: wrapped.lines)
    else { return nil }
    addFindings(
      of: reading,
      isOpaque: true,
      before: range.upperBound,
      edges: .whole,
      lines: wrapped.lines,
      scratch: &scratch
    )
    scratch.result.keepWhole([start..<end])
    return end
  }

  /// Whether a stream has to wait until all lines of `stretch` are worked off at once.
  ///
  /// It would wait for ever for the end of a line that is worked off in parts.
  private func mustBeWhole(_ stretch: Range<Int>) -> Bool {
    stretch.upperBound > range.upperBound && !edges.contains(.endsText)
      && text[range.upperBound - 1] == UInt8(ascii: "\n")
      && text.count - stretch.lowerBound < StreamingRedactor.longestLine
  }

  private func reading(of kind: ViewMark.Kind, in range: Range<Int>) -> Reading? {
    switch kind {
    case .escape, .wrap: nil
    case .base64: Base64Stretch.reading(of: text, in: [range])
    case .hex: HexStretch.reading(of: text, in: range)
    case .list: ByteList.reading(of: text, in: range)
    }
  }

  // MARK: - Findings

  /// Adds what is found in `reading` and begins before `limit`, an offset of the text; if it is of
  /// several `lines`, what stands between them stays.
  private mutating func addFindings(
    of reading: Reading,
    isOpaque: Bool,
    from start: Int = 0,
    before limit: Int,
    edges: TextEdges,
    lines: [Range<Int>] = [],
    scratch: inout ScanScratch
  ) {
    let inner = scratch.innerScratch()
    inner.scratch.views.outer = isOpaque ? nil : reading
    // Texts share the memory for rules: what is escaped in a reading is not in the text that it is of.
    let rule = inner.scratch.rule
    let escapedQuotes = rule.escapedQuotes
    rule.escapedQuotes = isOpaque ? [] : reading.escapedQuotes
    scanner.scan(
      reading.bytes,
      offsets: 0..<reading.bytes.count,
      edges: edges,
      scratch: &inner.scratch
    )
    rule.escapedQuotes = escapedQuotes
    let placeholders = inner.scratch.result.placeholders
    var overruled = isOpaque ? nil : OverruledFindings(rules: scanner.rules, reading: reading)
    for finding in inner.scratch.result.findings where !isOpaque || views.isCertain[finding.rule] {
      var found = finding
      found.origin = reading.rawRange(of: finding.origin..<(finding.origin + 1)).lowerBound
      found.range = reading.rawRange(of: finding.range)
      overruled?.note(found)
      guard found.origin < limit else { continue }
      let match = min(finding.origin, finding.range.lowerBound)..<finding.range.upperBound
      if reading.isPlain(in: match), isKnown(found, scratch) {
        continue
      }
      found.isFromView = true
      let parts = views.decider.redactions(for: [finding], in: reading.bytes, sparing: placeholders)
      for part in parts {
        let range = reading.withUnseen(behind: reading.rawRange(of: part.range), in: text)
        for raw in Self.parts(of: range, on: lines) {
          found.range = raw
          scratch.result.findings.append(found)
        }
      }
    }
    if let overruled {
      let text = text
      scratch.result.findings.removeAll { finding in
        start..<limit ~= finding.origin && overruled.contains(finding, in: text)
      }
    }
    scratch.result.trips += inner.scratch.result.trips.map {
      reading.rawRange(of: $0..<($0 + 1)).lowerBound
    }
  }

  /// `range` without what stands between `lines`; padding stands behind the last one.
  private static func parts(of range: Range<Int>, on lines: [Range<Int>]) -> [Range<Int>] {
    guard let last = lines.last else { return [range] }
    return lines.compactMap { line in
      let end = line == last ? range.upperBound : min(range.upperBound, line.upperBound)
      let start = max(range.lowerBound, line.lowerBound)
      return start < end ? start..<end : nil
    }
  }

  /// Whether the same was found without views.
  private mutating func isKnown(_ finding: Finding, _ scratch: ScanScratch) -> Bool {
    let known = plain ?? Set(scratch.result.findings.filter { !$0.isFromView })
    plain = known
    return known.contains(finding)
  }
}
