internal import CLiteralScan

/// The bytes a bucket takes at each position of a window: bit sets of folded classes.
struct WindowSet {
  /// One set of 64 classes for each position.
  var classes: SIMD4<UInt64>
  /// The expected share of offsets in log text that the bucket marks.
  var cost: Float
}

/// How often log text holds bytes of a set of folded classes.
struct ByteClasses {
  /// What a kernel tells apart.
  enum Resolution {
    /// Every folded class.
    case classes
    /// The low and the high half of a byte, each on its own.
    case halves
  }

  private let resolution: Resolution
  /// The share of each of the 256 subsets of eight neighbouring classes, for all eight such groups.
  private let shares: [Float]

  /// Shares counted from logs once, at the time the tables were written.
  init(_ resolution: Resolution) {
    self.resolution = resolution
    var shares = [Float](repeating: 0, count: 8 * 256)
    for group in 0..<8 {
      for subset in 1..<256 {
        let lowest = subset.trailingZeroBitCount
        // SAFETY: the table has 64 numbers, and `group * 8 + lowest` is below 64.
        let frequency = unsafe cls_class_frequencies()?[group * 8 + lowest] ?? 1
        shares[group * 256 + subset] =
          shares[group * 256 + (subset & (subset - 1))] + Float(frequency) / 65536
      }
    }
    self.shares = shares
  }

  /// Orders windows by width and bytes, so that similar ones are neighbours.
  func key(of window: Window) -> UInt32 {
    (0..<window.width).reduce(UInt32(window.width)) { key, position in
      key | UInt32(cls_class(window.byte(position))) << (26 - 6 * position)
    }
  }

  /// What a bucket with one window takes.
  func set(of window: Window) -> WindowSet {
    var set = WindowSet(classes: SIMD4(repeating: .max), cost: 0)
    for position in 0..<window.width {
      set.classes[position] = 1 << UInt64(cls_class(window.byte(position)))
    }
    set.cost = share(set.classes)
    return set
  }

  /// What a bucket with the windows of both takes.
  func union(_ first: WindowSet, _ second: WindowSet) -> WindowSet {
    let classes = first.classes | second.classes
    return WindowSet(classes: classes, cost: share(classes))
  }

  /// How many more offsets are marked when the two share a bucket.
  func price(_ first: WindowSet, _ second: WindowSet) -> Float {
    share(first.classes | second.classes) - first.cost - second.cost
  }

  private func share(_ classes: SIMD4<UInt64>) -> Float {
    share(classes.x) * share(classes.y) * share(classes.z) * share(classes.w)
  }

  private func share(_ set: UInt64) -> Float {
    var rest = resolution == .classes ? set : Self.crossed(set)
    if rest == .max { return 1 }
    var sum: Float = 0
    for group in 0..<8 where rest != 0 {
      sum += shares[group * 256 + Int(rest & 0xff)]
      rest >>= 8
    }
    return sum
  }

  /// Every class whose low half and whose high half are in the set.
  private static func crossed(_ set: UInt64) -> UInt64 {
    let low = (set | set >> 16 | set >> 32 | set >> 48) & 0xffff
    var crossed: UInt64 = 0
    for row in 0..<4 where (set >> UInt64(16 * row)) & 0xffff != 0 {
      crossed |= low << UInt64(16 * row)
    }
    return crossed
  }
}
