internal import RuleMatching
internal import RuleModel

extension TextScanner {
  /// Reads on in a finding that was open where the last text ended, from `start`, the first byte that
  /// the last text did not have; tells its end in `text`, and how it goes on if it has not ended.
  func resume(
    _ open: OpenFinding,
    from start: Int,
    in text: [UInt8],
    edges: TextEdges,
    scratch: RuleScratch
  ) -> (end: Int, open: OpenFinding?) {
    switch open.kind {
    case .run(var tail):
      let end = tail.end(in: text, from: start) ?? text.count
      guard end == text.count, !edges.contains(.endsText) else { return (end, nil) }
      return (end, OpenFinding(rule: open.rule, start: open.start, kind: .run(tail)))
    case .block(let next):
      let progress = matchers.with(open.rule) {
        $0.resumeBlock(at: next, in: text, edges: edges, scratch: scratch)
      }
      switch progress {
      case .ended(let end): return (end, nil)
      case .open(let next):
        return (next, OpenFinding(rule: open.rule, start: open.start, kind: .block(next: next)))
      }
    }
  }
}
