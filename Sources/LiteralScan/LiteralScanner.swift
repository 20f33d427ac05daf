/// Says which literals occur where in a haystack, in one pass over it.
///
/// Most bytes of a haystack are looked at by a kernel only, 16 to 64 at a time. Building a scanner
/// costs one to two microseconds for each literal; scanning is linear in the haystack and in what it finds.
public struct LiteralScanner: Sendable {
  private let tables: Tables
  /// Room for what any one offset can hold, at least.
  private let capacity: Int

  /// A scanner for `literals`, whose indices are their ids, and `detectors`.
  ///
  /// A literal is compared without ASCII case: `A`...`Z` equal `a`...`z`, all other bytes only
  /// themselves. Equal literals are one, which is reported once, see ``ids(of:)``, where what may stand
  /// beside any of them does; detectors are reported behind the literals, see ``literal(of:)``.
  ///
  /// Making ready for a kernel costs as much as scanning some hundred kilobytes without: it is used once
  /// `bytesWorthKernel` bytes were scanned.
  ///
  /// - Precondition: `kernel` is available; no more than 65,000 literals.
  public init(
    _ literals: LiteralList,
    detectors: Set<Detector>,
    kernel: Kernel = .best,
    bytesWorthKernel: Int = 1 << 18
  ) {
    precondition(Kernel.available.contains(kernel), "the kernel does not run on this processor")
    precondition(
      literals.count <= LiteralList.mostLiterals,
      "a scanner has at most 65,000 literals"
    )
    tables = Tables(
      literals,
      detectors: detectors,
      kernel: kernel,
      bytesWorthKernel: bytesWorthKernel
    )
    capacity = max(literals.count + Detector.allCases.count, 4096)
  }

  /// How many literals are distinct; they are numbered in the order of their first ids.
  public var literalCount: Int { tables.literalCount }

  /// The ids of the literals that are reported as `literal`, ascending.
  public func ids(of literal: Int) -> [UInt16] {
    // SAFETY: the buffer is read before the tables can go away.
    unsafe Array(tables.ids(of: literal))
  }

  /// The number under which a detector reports.
  public func literal(of detector: Detector) -> Int {
    switch detector {
    case .cardDigits: literalCount
    case .dottedQuad: literalCount + 1
    case .dashedNine: literalCount + 2
    }
  }

  /// Appends every occurrence that starts in `range`, by offset and at one offset by literal.
  ///
  /// An occurrence lies wholly inside `haystack` and may end behind `range`. A detector's shape is
  /// judged by the bytes around it in `haystack`, in front of and behind `range` too.
  ///
  /// - Precondition: `range` lies in `haystack`, which has fewer than 4 GiB.
  public func scan(
    _ haystack: UnsafeRawBufferPointer,
    range: Range<Int>,
    into occurrences: inout [Occurrence]
  ) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= haystack.count,
      "the range leaves the haystack"
    )
    precondition(haystack.count < UInt32.max, "a haystack has fewer than 4 GiB")
    guard !range.isEmpty, let bytes = haystack.baseAddress else { return }
    // SAFETY: `bytes` has `haystack.count` bytes, of which `range` is a part; the C side reads no others
    // and writes at most `capacity` occurrences, and the first `written` of the buffer it has written.
    unsafe withUnsafeTemporaryAllocation(of: Occurrence.self, capacity: capacity) { found in
      var lower = range.lowerBound
      while lower < range.upperBound {
        var written = 0
        lower = unsafe tables.scan(
          bytes,
          count: haystack.count,
          lower..<range.upperBound,
          into: found,
          &written
        )
        if written > 0 {
          unsafe occurrences.append(contentsOf: found.prefix(written))
        }
      }
    }
  }
}
