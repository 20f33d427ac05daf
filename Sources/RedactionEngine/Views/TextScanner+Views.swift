internal import LiteralScan
internal import RuleMatching

extension TextScanner {
  /// Adds what rules find in the views of the lines that begin in `range` of `text`, as findings in
  /// the text's own bytes.
  ///
  /// A view never reads over a line's end, so that no stream can cut it; of a long line it reads
  /// pieces that begin where the line or `range` does.
  func addFindings(
    ofViews views: ViewOptions,
    of text: [UInt8],
    range: Range<Int>,
    edges: TextEdges,
    scratch: inout ScanScratch
  ) {
    guard scratch.views.depth < ViewOptions.maximumDepth else { return }
    var marks: [ViewMark] = []
    swap(&marks, &scratch.views.marks)
    marks.removeAll(keepingCapacity: true)
    ViewMark.find(
      in: text,
      range: range.lowerBound..<min(text.count, range.upperBound + ViewOptions.lookahead),
      kernel: views.kernel,
      into: &marks
    )
    for mark in marks where mark.kind == .wrap {
      noteSeeds(
        atEndOf: mark.range,
        of: text,
        views: views,
        range: range,
        edges: edges,
        scratch: &scratch
      )
    }
    if !scratch.views.seeds.isEmpty {
      addFindingsAtSeeds(in: text, range: range, edges: edges, scratch: &scratch)
    }
    if !marks.isEmpty {
      var reader = ViewReader(scanner: self, views: views, text: text, range: range, edges: edges)
      reader.readLines(with: marks, scratch: &scratch)
      reader.readStretches(of: marks, scratch: &scratch)
    }
    swap(&marks, &scratch.views.marks)
  }
}
