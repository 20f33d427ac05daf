internal import RuleMatching
internal import RuleModel

/// Tries rules wherever one of their literals stands; rules without one, at every byte that can begin
/// a match.
struct RuleSearch: Sendable {
  private let matchers: [RuleMatcher]
  /// By the first two bytes of a literal in small letters: whose literal it is.
  private let byStart: [UInt16: [Entry]]
  private let withoutLiterals: [RuleMatcher]
  private let vocabulary: Set<String>

  /// A literal of a rule.
  private struct Entry: Sendable {
    var rule: Int
    var bytes: [UInt8]
    var distance: ClosedRange<Int>
  }

  /// A search for what `rules` find, but for names of `vocabulary`.
  init(_ rules: [CompiledRule], vocabulary: Set<String>) {
    self.vocabulary = vocabulary
    var matchers: [RuleMatcher] = []
    var byStart: [UInt16: [Entry]] = [:]
    var withoutLiterals: [RuleMatcher] = []
    for rule in rules {
      let matcher = RuleMatcher(rule)
      guard case .literals(let literals, let distance, _) = rule.prefilter,
        literals.allSatisfy({ $0.bytes.count >= 2 })
      else {
        withoutLiterals.append(matcher)
        continue
      }
      for literal in literals {
        let bytes = literal.bytes.map(Self.folded)
        byStart[Self.start(bytes[0], bytes[1]), default: []].append(
          Entry(rule: matchers.count, bytes: bytes, distance: distance)
        )
      }
      matchers.append(matcher)
    }
    self.matchers = matchers
    self.byStart = byStart
    self.withoutLiterals = withoutLiterals
  }

  /// The first rule that finds something in `text`.
  func first(in text: [UInt8]) -> CompiledRule? {
    let scratch = RuleScratch()
    let folded = text.map(Self.folded)
    for position in text.indices.dropLast() {
      for entry in byStart[Self.start(folded[position], folded[position + 1])] ?? []
      where folded[position...].starts(with: entry.bytes) {
        let first = max(0, position - entry.distance.upperBound)
        let last = position - entry.distance.lowerBound
        guard first <= last else { continue }
        for offset in first...last
        where finds(matchers[entry.rule], at: offset, in: text, scratch: scratch) {
          return matchers[entry.rule].rule
        }
      }
    }
    for matcher in withoutLiterals {
      for offset in text.indices where matcher.rule.firstBytes.contains(text[offset]) {
        if finds(matcher, at: offset, in: text, scratch: scratch) {
          return matcher.rule
        }
      }
    }
    return nil
  }

  private func finds(
    _ matcher: RuleMatcher,
    at offset: Int,
    in text: [UInt8],
    scratch: RuleScratch
  ) -> Bool {
    let start = text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = text[offset...].firstIndex(of: 0x0A) ?? text.count
    let outcome = matcher.outcome(
      at: offset,
      in: text,
      line: start..<end,
      edges: .whole,
      scratch: scratch
    )
    switch outcome {
    case .none, .needsMore: return false
    case .openBlock, .unscannable: return true
    case .secrets: return scratch.secrets.contains { !isOwn(text[$0]) && !isMark(text[$0]) }
    }
  }

  /// Whether all words of `secret` are names of the vocabulary.
  private func isOwn(_ secret: ArraySlice<UInt8>) -> Bool {
    guard !vocabulary.isEmpty, secret.count <= 256 else { return false }
    if vocabulary.contains(String(decoding: secret, as: UTF8.self)) {
      return true
    }
    let words = secret.split { !ByteSet.alphanumerics.contains($0) && $0 != UInt8(ascii: "_") }
    return !words.isEmpty
      && words.allSatisfy { vocabulary.contains(String(decoding: $0, as: UTF8.self)) }
  }

  /// Whether nothing is left of `secret` but what stands for placeholders.
  private func isMark(_ secret: ArraySlice<UInt8>) -> Bool {
    secret.allSatisfy { !ByteSet.alphanumerics.contains($0) && $0 < 0x80 }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func start(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }
}
