/// Writes a text with some ranges replaced; every other byte is copied as it is.
public enum JSONRewriter {
  /// Appends `bytes` with `edits` applied to `output`; the edits should be sorted and not overlap.
  ///
  /// Total: edits out of order are sorted, and of one that overlaps another or the end of the text
  /// what is left of its range goes, so that nothing an edit names is ever written.
  public static func rewrite(
    _ bytes: Span<UInt8>,
    applying edits: [JSONEdit],
    into output: inout [UInt8]
  ) {
    var position = 0
    for edit in ordered(edits) {
      let start = min(max(edit.range.lowerBound, position), bytes.count)
      copy(bytes, position..<start, into: &output)
      output.append(contentsOf: edit.replacement)
      position = max(start, min(edit.range.upperBound, bytes.count))
    }
    copy(bytes, position..<bytes.count, into: &output)
  }

  /// The text with `edits` applied.
  public static func rewritten(_ bytes: [UInt8], applying edits: [JSONEdit]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    rewrite(bytes.span, applying: edits, into: &output)
    return output
  }

  private static func ordered(_ edits: [JSONEdit]) -> [JSONEdit] {
    let starts = edits.map(\.range.lowerBound)
    let isSorted = zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    return isSorted ? edits : edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func copy(_ bytes: Span<UInt8>, _ range: Range<Int>, into output: inout [UInt8]) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { piece in
      // SAFETY: the pointer is read inside the scope that the span keeps it valid for.
      unsafe output.append(contentsOf: piece)
    }
  }
}
