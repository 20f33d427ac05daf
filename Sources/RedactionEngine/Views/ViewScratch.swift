internal import LiteralScan

/// The memory that the views of a text need, reused from text to text.
struct ViewScratch {
  /// How many encodings were undone to get at the text.
  var depth = 0
  var marks: [ViewMark] = []
  /// Where tokens begin that may go on elsewhere.
  var seeds: [TokenSeed] = []
  /// Where the last of them stops.
  var endOfToken = 0
  /// The reading that the text is the bytes of, if most of them stand for themselves.
  var outer: Reading?
  fileprivate var inner: Inner?

  /// The scratch for readings, which have readings of their own.
  final class Inner {
    var scratch: ScanScratch

    fileprivate init(_ scratch: ScanScratch) {
      self.scratch = scratch
    }
  }
}

extension ViewScratch {
  /// Forgets what was seen in the last text.
  mutating func beginText() {
    seeds.removeAll(keepingCapacity: true)
    endOfToken = 0
  }
}

extension ScanScratch {
  /// The scratch for readings of the text that this one is for.
  mutating func innerScratch() -> ViewScratch.Inner {
    if let inner = views.inner {
      return inner
    }
    let inner = ViewScratch.Inner(forReading())
    views.inner = inner
    return inner
  }
}
