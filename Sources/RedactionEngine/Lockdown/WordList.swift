internal import RuleModel

/// Words that may stay, looked up whole and by their parts.
struct WordList: Sendable {
  private let words: Set<String>
  private let lowercased: Set<String>

  /// What may stand behind an apostrophe.
  private static let endings: Set<String> = ["t", "s", "re", "ve", "ll", "d", "m"]
  /// Numbers of more digits are no part of a name such as `utf8` or `sha256`.
  private static let longestNumber = 3
  private static let mostParts = 8

  /// The words of `vocabulary`.
  init(_ vocabulary: Vocabulary) {
    words = Set(vocabulary.words)
    lowercased = Set(words.map { $0.lowercased() })
  }

  /// Whether `word` may stay: it is in the list, case aside, or falls apart into such words.
  func contains(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 64 else { return false }
    let text = String(decoding: word, as: UTF8.self)
    if words.contains(text) || lowercased.contains(text.lowercased()) {
      return true
    }
    if let apostrophe = word.lastIndex(of: UInt8(ascii: "'")) {
      let ending = String(decoding: word[(apostrophe + 1)...], as: UTF8.self).lowercased()
      return Self.endings.contains(ending) && contains(word[..<apostrophe])
    }
    let parts = Self.parts(of: word)
    guard parts.count > 1, parts.count <= Self.mostParts else { return false }
    return parts.allSatisfy(isHarmless) && parts.count { Self.isNumber($0) } <= 1
  }

  private func isHarmless(_ part: ArraySlice<UInt8>) -> Bool {
    if Self.isNumber(part) {
      return part.count <= Self.longestNumber
    }
    // Single letters would spell anything.
    return part.count > 1 && lowercased.contains(String(decoding: part, as: UTF8.self).lowercased())
  }

  private static func isNumber(_ part: ArraySlice<UInt8>) -> Bool {
    part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The parts of `camelCase`, `HTTPServer`, `snake_case` and `utf8`.
  private static func parts(of word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = word.startIndex
    for index in word.indices {
      if word[index] == UInt8(ascii: "_") {
        parts.append(word[start..<index])
        start = index + 1
      } else if index > start, isStart(index, in: word) {
        parts.append(word[start..<index])
        start = index
      }
    }
    parts.append(word[start...])
    return parts.filter { !$0.isEmpty }
  }

  private static func isStart(_ index: Int, in word: ArraySlice<UInt8>) -> Bool {
    let (before, here) = (Kind(word[index - 1]), Kind(word[index]))
    guard before != here else {
      // The last capital before small letters belongs to them.
      return here == .upper && index + 1 < word.endIndex && Kind(word[index + 1]) == .lower
    }
    return !(before == .upper && here == .lower)
  }

  private enum Kind {
    case upper, lower, digit

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .upper
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      default: self = .lower
      }
    }
  }
}
