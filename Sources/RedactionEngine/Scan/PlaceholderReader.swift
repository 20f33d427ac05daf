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
    let all: Set<String>
    let longest: Int

    init(rules: [CompiledRule]) {
      all = Set(rules.map(\.label) + [Placeholder.unscannableLabel, Placeholder.knownSecretLabel])
      longest = all.map(\.utf8.count).max() ?? 0
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
    let limit = min(text.count, labelStart + labels.longest + 10)
    guard let close = text[labelStart..<limit].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let parts = text[labelStart..<close].split(
      separator: UInt8(ascii: ":"),
      omittingEmptySubsequences: false
    )
    guard let label = parts.first, labels.all.contains(String(decoding: label, as: UTF8.self))
    else {
      return nil
    }
    guard parts.count == 1 || parts.count == 2 && isDigest(parts[1]) else { return nil }
    return start..<(close + 1)
  }

  /// `redacted-LABEL` or `redacted-LABEL-8HEX`, by the longest label.
  private func bare(from start: Int, labelAt labelStart: Int, in text: [UInt8]) -> Range<Int>? {
    let labels = labels
    let limit = min(text.count, labelStart + labels.longest)
    let run = text[labelStart..<limit].prefix { Placeholder.labelBytes.contains($0) }
    for end in stride(from: run.endIndex, to: labelStart, by: -1)
    where labels.all.contains(String(decoding: text[labelStart..<end], as: UTF8.self)) {
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
