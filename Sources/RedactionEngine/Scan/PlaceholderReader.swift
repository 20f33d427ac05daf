internal import RuleModel

/// Recognises whole and exact placeholders of a rule set, which are never part of a finding.
struct PlaceholderReader: Sendable {
  private let labels: Set<String>
  private let longestLabel: Int

  /// A reader for the placeholders that `rules` write.
  init(rules: [CompiledRule]) {
    labels = Set(rules.map(\.label) + [Placeholder.unscannableLabel, Placeholder.knownSecretLabel])
    longestLabel = labels.map(\.utf8.count).max() ?? 0
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
  private func bracketed(from start: Int, labelAt labelStart: Int, in text: [UInt8]) -> Range<Int>? {
    let limit = min(text.count, labelStart + longestLabel + 10)
    guard let close = text[labelStart..<limit].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let parts = text[labelStart..<close].split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard let label = parts.first, labels.contains(String(decoding: label, as: UTF8.self)) else {
      return nil
    }
    guard parts.count == 1 || parts.count == 2 && isDigest(parts[1]) else { return nil }
    return start..<(close + 1)
  }

  /// `redacted-LABEL` or `redacted-LABEL-8HEX`, by the longest label.
  private func bare(from start: Int, labelAt labelStart: Int, in text: [UInt8]) -> Range<Int>? {
    let limit = min(text.count, labelStart + longestLabel)
    let run = text[labelStart..<limit].prefix { Placeholder.labelBytes.contains($0) }
    for end in stride(from: run.endIndex, to: labelStart, by: -1)
    where labels.contains(String(decoding: text[labelStart..<end], as: UTF8.self)) {
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
