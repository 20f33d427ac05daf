internal import RuleModel
private import Synchronization

/// Recognises whole and exact placeholders of a rule set, which are never part of a finding.
struct PlaceholderReader: Sendable {
  private let rules: [CompiledRule]
  private let known = KnownLabels()

  /// The labels once they were needed; most texts have no placeholder.
  private final class KnownLabels: Sendable {
    let labels = AtomicLazyReference<Labels>()
  }

  private final class Labels: Sendable {
    /// By what ``hash(of:)`` makes of them.
    private let all: [UInt64: [[UInt8]]]
    let longest: Int

    init(rules: [CompiledRule]) {
      let labels = Set(
        (rules + KnownKind.rules + [LockdownScanner.compiledRule]).map(\.label)
          + [Placeholder.unscannableLabel]
      )
      all = Dictionary(grouping: labels.map { Array($0.utf8) }) { Self.hash(of: $0) }
      longest = labels.map(\.utf8.count).max() ?? 0
    }

    func contain(_ label: ArraySlice<UInt8>) -> Bool {
      all[Self.hash(of: label)]?.contains { label.elementsEqual($0) } ?? false
    }

    /// The 64-bit FNV-1a hash.
    private static func hash(of label: some Sequence<UInt8>) -> UInt64 {
      label.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
  }

  /// A reader for the placeholders that `rules` write.
  init(rules: [CompiledRule]) {
    self.rules = rules
  }

  private var labels: Labels {
    known.labels.load() ?? known.labels.storeIfNil(Labels(rules: rules))
  }

  /// The most bytes that a placeholder has.
  var longestPlaceholder: Int {
    Placeholder.bracketedOpening.count + labels.longest + 10
  }

  /// The placeholder that begins at `offset`, where one of the openings stands.
  func placeholder(at offset: Int, in text: [UInt8]) -> Range<Int>? {
    if text[offset...].starts(with: Placeholder.bracketedOpening) {
      return bracketed(from: offset, labelAt: offset + Placeholder.bracketedOpening.count, in: text)
    }
    guard text[offset...].starts(with: Placeholder.bareOpening) else { return nil }
    return bare(from: offset, labelAt: offset + Placeholder.bareOpening.count, in: text)
  }

  /// `[redacted:LABEL]` or `[redacted:LABEL:8HEX]`.
  private func bracketed(from start: Int, labelAt labelStart: Int, in text: [UInt8]) -> Range<Int>?
  {
    let labels = labels
    let limit = min(text.count, labelStart + labels.longest)
    let label = text[labelStart..<limit].prefix { Placeholder.labelBytes.contains($0) }
    guard label.endIndex < text.count, labels.contain(label) else { return nil }
    var close = label.endIndex
    if text[close] == UInt8(ascii: ":"), isDigest(text[(close + 1)...].prefix(8)) {
      close += 9
    }
    guard close < text.count, text[close] == UInt8(ascii: "]") else { return nil }
    return start..<(close + 1)
  }

  /// `redacted-LABEL` or `redacted-LABEL-8HEX`, by the longest label.
  private func bare(from start: Int, labelAt labelStart: Int, in text: [UInt8]) -> Range<Int>? {
    let labels = labels
    let limit = min(text.count, labelStart + labels.longest)
    let run = text[labelStart..<limit].prefix { Placeholder.labelBytes.contains($0) }
    for end in stride(from: run.endIndex, to: labelStart, by: -1)
    where labels.contain(text[labelStart..<end]) {
      let tail = text[end...].prefix(9)
      if tail.first == UInt8(ascii: "-"), isDigest(tail.dropFirst()) {
        return start..<(end + 9)
      }
      return start..<end
    }
    return nil
  }

  private func isDigest(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 8 && bytes.allSatisfy(Placeholder.digestBytes.contains)
  }
}
