internal import CLiteralScan

/// The memory the C side reads: written once by `init`, never after.
///
/// SAFETY: `@unchecked Sendable` because nothing is written after `init`, and the pointers are the
/// instance's own until `deinit`.
@safe
final class Tables: @unchecked Sendable {
  private let tables: UnsafeMutablePointer<cls_tables>
  private let buckets: UnsafeMutablePointer<cls_buckets>
  private let entries: UnsafeMutableBufferPointer<cls_entry>
  private let ids: UnsafeMutableBufferPointer<UInt16>
  private let text: UnsafeMutableBufferPointer<UInt8>
  private let heads: UnsafeMutableBufferPointer<UInt16>

  init(literals: [[UInt8]], detectors: Set<Detector>, kernel: Kernel) {
    precondition(
      MemoryLayout<Occurrence>.stride == MemoryLayout<cls_occurrence>.stride
        && MemoryLayout<Occurrence>.offset(of: \.literal)
          == MemoryLayout<cls_occurrence>.offset(of: \.literal),
      "an occurrence looks different in C"
    )
    let folded = FoldedLiterals(literals)
    let distinct = folded.distinct
    let buckets = Buckets(
      of: distinct.map(\.window),
      atMost: Int(cls_kernel_groups(kernel.identifier)) * 8,
      resolution: kernel == .avx2 || kernel == .neon ? .halves : .classes
    )
    let chains = Chains(of: distinct.map(\.window))

    // SAFETY: each allocation is initialised whole, right here, and freed by `deinit` only. The C side
    // knows the sizes through the tables: chains end at their last entry, entries point into ids and text.
    unsafe self.buckets = .allocate(capacity: 1)
    unsafe self.buckets.initialize(to: cls_buckets())
    for (literal, bucket) in zip(distinct, buckets.bucketOfWindow) {
      unsafe cls_buckets_add(
        self.buckets,
        UInt32(bucket),
        literal.window.bytes,
        UInt32(literal.window.width)
      )
    }
    unsafe entries = .copy(of: chains.order.map { distinct[$0].entry(isLast: chains.isLast[$0]) })
    unsafe ids = .copy(of: folded.ids)
    unsafe text = .copy(of: folded.text)
    let heads = unsafe UnsafeMutableBufferPointer.copy(of: chains.heads)
    unsafe self.heads = heads
    var tables = unsafe cls_tables()
    unsafe tables.buckets = UnsafePointer(self.buckets)
    unsafe tables.entries = UnsafePointer(entries.baseAddress)
    unsafe tables.ids = UnsafePointer(ids.baseAddress)
    unsafe tables.text = UnsafePointer(text.baseAddress)
    let starts = unsafe chains.tables.map { table in
      unsafe cls_chains(
        heads: heads.baseAddress.map { unsafe UnsafePointer($0 + table.start) },
        shift: table.shift
      )
    }
    unsafe tables.chains = unsafe (starts[0], starts[1], starts[2], starts[3])
    unsafe tables.kernel = kernel.identifier
    unsafe tables.groups = UInt8(buckets.count / 8)
    unsafe tables.furthestWindow = UInt8(distinct.map(\.window.offset).max() ?? 0)
    unsafe tables.findsCardDigits = detectors.contains(.cardDigits)
    unsafe tables.findsDottedQuads = detectors.contains(.dottedQuad)
    unsafe tables.cardDigitsId = UInt16(literals.count)
    unsafe tables.dottedQuadId = UInt16(literals.count + 1)
    unsafe self.tables = .allocate(capacity: 1)
    unsafe self.tables.initialize(to: tables)
  }

  deinit {
    // SAFETY: allocated by `init` and by no one else; all of it is trivial.
    unsafe tables.deallocate()
    unsafe buckets.deallocate()
    unsafe entries.deallocate()
    unsafe ids.deallocate()
    unsafe text.deallocate()
    unsafe heads.deallocate()
  }

  func id(of detector: Detector) -> UInt16 {
    // SAFETY: written by `init`.
    switch detector {
    case .cardDigits: unsafe tables.pointee.cardDigitsId
    case .dottedQuad: unsafe tables.pointee.dottedQuadId
    }
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

extension UnsafeMutableBufferPointer {
  /// A new allocation with the elements, which the caller frees.
  ///
  /// Never empty, so that it has an address.
  fileprivate static func copy(of elements: [Element]) -> Self {
    let copy = Self.allocate(capacity: Swift.max(elements.count, 1))
    // SAFETY: `copy` has room for all.
    _ = unsafe copy.initialize(from: elements)
    return unsafe copy
  }
}
