internal import CorpusOracle

/// A text every stretch of which has a fate, and what it said before it was encoded.
struct MarkedText: Sendable {
  var segments: [Segment]
  /// Secrets as they were before they were encoded.
  var plainSecrets: [[UInt8]] = []
  /// The rest as it was before it was encoded.
  var plainRest: [[UInt8]] = []

  var bytes: [UInt8] {
    segments.flatMap(\.bytes)
  }

  /// The stretches between secrets.
  private var rest: [[UInt8]] {
    segments.split { $0.fate == .secret }.map { $0.flatMap(\.bytes) }
  }

  /// The same text, its bytes remembered as what it says; what `segments` make of them may differ.
  func rewritten(_ segments: [Segment]) -> MarkedText {
    MarkedText(
      segments: segments,
      plainSecrets: plainSecrets + self.segments.filter { $0.fate == .secret }.map(\.bytes),
      plainRest: plainRest + rest
    )
  }

  /// The text with each stretch as `encode` writes it.
  func encoded(_ encode: ([UInt8]) -> [UInt8]) -> MarkedText {
    rewritten(segments.map { Segment($0.fate, encode($0.bytes)) })
  }

  /// The text with each stretch as `encode` writes it, which gets to know its fate.
  func encoded(_ encode: (Segment) -> [Segment]) -> MarkedText {
    rewritten(segments.flatMap(encode))
  }

  /// The text between others that have the given fate.
  func between(_ start: String, _ end: String, _ fate: Segment.Fate) -> MarkedText {
    var text = self
    text.segments =
      [Segment(fate, Array(start.utf8))] + segments + [Segment(fate, Array(end.utf8))]
    text.segments.removeAll { $0.bytes.isEmpty }
    return text
  }

  /// The first `count` bytes of the text.
  func prefix(_ count: Int) -> MarkedText {
    var rest = count
    var result = self
    result.segments = segments.compactMap { segment in
      let part = segment.bytes.prefix(rest)
      rest -= part.count
      return part.isEmpty ? nil : Segment(segment.fate, Array(part))
    }
    return result
  }

  /// The fate of each byte.
  var fates: [Segment.Fate] {
    segments.flatMap { segment in segment.bytes.map { _ in segment.fate } }
  }

  /// The text that `writings` spell, in which neighbours of one fate stand together; a writing spells
  /// as many bytes of this text as `count` says.
  func spelled(_ writings: [(count: Int, bytes: [UInt8])]) -> MarkedText {
    let fates = fates
    var offset = 0
    var result: [Segment] = []
    for (count, bytes) in writings {
      let fate = Self.strictest(fates[offset..<min(fates.count, offset + count)])
      offset += count
      if result.last?.fate == fate {
        result[result.count - 1].bytes += bytes
      } else {
        result.append(Segment(fate, bytes))
      }
    }
    return rewritten(result)
  }

  /// The text with `insertion` after each byte, whose fate is that of both neighbours if they are
  /// one, else of the one that stays.
  func joined(by insertion: (Int) -> [UInt8]) -> [Segment] {
    let fates = fates
    let bytes = bytes
    var result: [Segment] = []
    func add(_ fate: Segment.Fate, _ bytes: [UInt8]) {
      guard !bytes.isEmpty else { return }
      if result.last?.fate == fate {
        result[result.count - 1].bytes += bytes
      } else {
        result.append(Segment(fate, bytes))
      }
    }
    for (index, byte) in bytes.enumerated() {
      add(fates[index], [byte])
      guard index + 1 < bytes.count else { break }
      let between = fates[index] == .secret && fates[index + 1] == .secret
      let fate: Segment.Fate = fates[index] == .secret ? fates[index + 1] : fates[index]
      add(between ? .secret : fate, insertion(index))
    }
    return result
  }

  private static func strictest(_ fates: ArraySlice<Segment.Fate>) -> Segment.Fate {
    fates.contains(.secret) ? .secret : fates.contains(.free) ? .free : .kept
  }
}
