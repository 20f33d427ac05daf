internal import RuleMatching
internal import RuleModel

extension TextScanner {
  /// Removes from a candidate that cannot be finished all of its window, and what follows to the end of
  /// the quoted value or the first byte outside the rule's run class.
  func addRun(
    of rule: Int,
    from offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    var value: OpenValue?
    addRun(
      of: rule,
      from: offset,
      in: text,
      line: line,
      edges: edges,
      reading: &value,
      scratch: &scratch
    )
  }

  /// Removes the same from a candidate of a rule that has worked too much in the candidate's stretch.
  ///
  /// There will be thousands more: the text is read once for all of them.
  func addRunOfOverworked(
    _ rule: Int,
    from offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    var value = scratch.openValue(ofRule: rule)
    addRun(
      of: rule,
      from: offset,
      in: text,
      line: line,
      edges: edges,
      reading: &value,
      scratch: &scratch
    )
    scratch.noteOpenValue(value, ofRule: rule)
  }

  private func addRun(
    of rule: Int,
    from offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    edges: TextEdges,
    reading value: inout OpenValue?,
    scratch: inout ScanScratch
  ) {
    let windowEnd = offset + facts[rule].window
    guard !facts[rule].isMultiline || windowEnd <= text.count || edges.contains(.endsText) else {
      // How far the window goes, the text to come will tell.
      return scratch.result.noteUndecided(offset)
    }
    scratch.result.trips.append(offset)
    let (end, tail) = matchers.with(rule) {
      $0.endOfUnscannable(from: offset, in: text, line: line, reading: &value)
    }
    guard end > scratch.endOfRun(ofRule: rule) else { return }
    scratch.noteRun(to: end, ofRule: rule)
    scratch.result.findings.append(
      Finding(rule: rule, range: offset..<end, origin: offset, isUnscannable: true)
    )
    if end == text.count, !edges.contains(.endsText) {
      scratch.result.open.append(OpenFinding(rule: rule, start: offset, kind: .run(tail)))
    }
  }
}
