internal import CLiteralScan

/// Says which of very many four-byte strings stand in a text, at every third place of it.
///
/// Of three grams that follow each other byte by byte one is always noticed, wherever they stand. Case
/// does not count, and a few signs count as equal: a hit is a hint. Building takes a few nanoseconds for
/// each gram.
public struct GramIndex: Sendable {
  private let memory: Memory

  /// Four bytes, and what stands beside them.
  public struct Gram: Sendable, Hashable {
    /// The bytes, the first one lowest.
    public var bytes: UInt32
    /// What stands in front of them.
    public var before: Neighbor
    /// What stands behind them.
    public var behind: Neighbor
    /// Whether both neighbours have to be there for a hit; else one is enough.
    public var needsBoth: Bool

    /// A gram between two neighbours.
    public init(_ bytes: UInt32, before: Neighbor, behind: Neighbor, needsBoth: Bool = false) {
      self.bytes = bytes
      self.before = before
      self.behind = behind
      self.needsBoth = needsBoth
    }
  }

  /// What stands beside a gram.
  public struct Neighbor: Sendable, Hashable {
    fileprivate let code: UInt8

    private init(code: UInt8) {
      self.code = code
    }

    /// Nothing that could be told.
    public static let nothing = Neighbor(code: UInt8(CLS_BESIDE_NOTHING))
    /// Whatever it is, it fits.
    public static let anything = Neighbor(code: UInt8(CLS_BESIDE_ANYTHING))

    /// A byte, case aside.
    public static func byte(_ byte: UInt8) -> Neighbor {
      Neighbor(code: byte | 0x20)
    }
  }

  /// A place in a text where a gram stands.
  public struct Hit: Sendable, Hashable {
    /// The offset of the first byte from the text's beginning.
    public var offset: UInt32
    /// The gram's index.
    public var gram: UInt32
  }

  /// How far the places are apart that are looked at.
  public static let stride = 3
  /// The length of a gram, in bytes.
  public static let length = 4

  /// An index of `grams`; the id of each is its index.
  public init(_ grams: [Gram]) {
    memory = Memory(grams)
  }

  /// Appends what stands at every third place in `range`, counted from each line's beginning, by offset; a
  /// gram may end behind the range.
  public func scan(_ text: [UInt8], range: Range<Int>, into hits: inout [Hit]) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count,
      "the range leaves the text"
    )
    precondition(text.count < UInt32.max, "a text has fewer than 4 GiB")
    // SAFETY: the buffer lives for the call.
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe memory.scan(bytes, range, into: &hits)
    }
  }

  /// The memory the C side reads: written once by `init`, never after.
  ///
  /// SAFETY: `@unchecked Sendable` because nothing is written after `init`, and the pointer is the
  /// instance's own until `deinit`.
  @safe
  private final class Memory: @unchecked Sendable {
    private let grams: OpaquePointer
    private let capacity: Int

    init(_ grams: [Gram]) {
      precondition(
        MemoryLayout<Hit>.stride == MemoryLayout<cls_gram_hit>.stride
          && MemoryLayout<Gram>.stride == MemoryLayout<cls_gram>.stride
          && MemoryLayout<Gram>.offset(of: \.needsBoth)
            == MemoryLayout<cls_gram>.offset(of: \.needsBoth),
        "a gram or hit looks different in C"
      )
      var longest = 0
      // SAFETY: the same layout, see above; the C side keeps no pointer to the array and never returns null.
      unsafe self.grams = grams.withUnsafeBytes { bytes in
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: cls_gram.self)
        return unsafe cls_make_grams(start, grams.count, &longest)
      }
      // Room for some hits before the longest chain, so that scanning seldom stops for want of it.
      capacity = longest + 4096
    }

    deinit {
      // SAFETY: made by `init`, and no one else has it.
      unsafe cls_free_grams(grams)
    }

    @unsafe
    func scan(
      _ bytes: UnsafeBufferPointer<UInt8>,
      _ range: Range<Int>,
      into hits: inout [Hit]
    ) {
      guard let base = bytes.baseAddress else { return }
      // SAFETY: the C side reads the buffer only and writes at most `capacity` hits, of which the first
      // `written` are then initialised.
      unsafe withUnsafeTemporaryAllocation(of: Hit.self, capacity: capacity) { found in
        var lower = range.lowerBound
        while lower < range.upperBound {
          var written = 0
          lower = unsafe cls_scan_grams(
            grams,
            base,
            bytes.count,
            lower,
            range.upperBound,
            UnsafeMutableRawPointer(found.baseAddress)?.assumingMemoryBound(to: cls_gram_hit.self),
            capacity,
            &written
          )
          if written > 0 {
            unsafe hits.append(contentsOf: found.prefix(written))
          }
        }
      }
    }
  }
}
