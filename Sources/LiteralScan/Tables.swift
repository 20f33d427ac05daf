internal import CLiteralScan
internal import RuleModel

/// The memory the C side reads.
///
/// SAFETY: `@unchecked Sendable` because what is written after `init` is written atomically, and the
/// pointer is the instance's own until `deinit`.
@safe
final class Tables: @unchecked Sendable {
  private let tables: OpaquePointer

  init(
    _ literals: LiteralList,
    detectors: Set<Detector>,
    kernel: Kernel,
    bytesWorthKernel: Int
  ) {
    precondition(
      MemoryLayout<Occurrence>.stride == MemoryLayout<cls_occurrence>.stride
        && MemoryLayout<Occurrence>.offset(of: \.literal)
          == MemoryLayout<cls_occurrence>.offset(of: \.literal),
      "an occurrence looks different in C"
    )
    let words = literals.sets.flatMap { [$0.words.0, $0.words.1, $0.words.2, $0.words.3] }
    // SAFETY: the lengths say how the bytes are cut, and the neighbours are indices of sets; the C side
    // copies what it needs, and never returns null.
    unsafe tables = cls_make_tables(
      literals.bytes,
      literals.lengths,
      literals.neighbours,
      literals.count,
      words,
      literals.sets.count,
      cls_detectors(
        cardDigits: detectors.contains(.cardDigits),
        dottedQuads: detectors.contains(.dottedQuad),
        dashedNines: detectors.contains(.dashedNine)
      ),
      kernel.identifier,
      bytesWorthKernel
    )
  }

  deinit {
    // SAFETY: made by `init`, and no one else has it.
    unsafe cls_free_tables(tables)
  }

  /// How many literals are distinct.
  var literalCount: Int {
    // SAFETY: the tables live as long as the instance.
    unsafe cls_literal_count(tables)
  }

  /// The ids of the distinct literal `literal`, ascending.
  func ids(of literal: Int) -> UnsafeBufferPointer<UInt16> {
    precondition(literal < literalCount, "a literal is one of those that are looked for")
    var count = 0
    // SAFETY: the index was checked; what is pointed to lives as long as the instance.
    let ids = unsafe cls_ids(tables, literal, &count)
    return unsafe UnsafeBufferPointer(start: ids, count: count)
  }

  /// Writes what starts in `range` to `found`, and returns where it stopped for want of room.
  @unsafe
  func scan(
    _ bytes: UnsafeRawPointer,
    count: Int,
    _ range: Range<Int>,
    into found: UnsafeMutableBufferPointer<Occurrence>,
    _ written: inout Int
  ) -> Int {
    // SAFETY: the caller's promise for `bytes`, `count` and `range`; same layout for `found`, see `init`.
    unsafe cls_scan(
      tables,
      bytes.assumingMemoryBound(to: UInt8.self),
      count,
      range.lowerBound,
      range.upperBound,
      UnsafeMutableRawPointer(found.baseAddress)?.assumingMemoryBound(to: cls_occurrence.self),
      found.count,
      &written
    )
  }
}
