internal import RuleFiles
internal import RuleModel

/// What a line says about its own findings: `redact:allow RULE reason`.
enum LineAllowance: Sendable, Hashable {
  /// It says that what these rules find is accepted; ids, labels or first parts of ids.
  case rules([String])
  /// It gives no reason.
  case withoutReason
  /// It names none of the rules.
  case ofUnknownRule

  private static let mark = Array("redact:allow".utf8)

  /// What `line` says about findings of `rules`; nil if it says nothing.
  init?(in line: ArraySlice<UInt8>, rules: [CompiledRule]) {
    guard let rest = Self.textBehindMark(in: line) else { return nil }
    let names = rest.prefix { !Self.isBlank($0) }
    let reason = rest[names.endIndex...]
    let words = String(decoding: names, as: UTF8.self).split(separator: ",").map(String.init)
    let areKnown = words.allSatisfy { word in rules.contains { $0.isNamed(by: word) } }
    guard !words.isEmpty, areKnown else {
      self = .ofUnknownRule
      return
    }
    self = reason.contains(where: Self.isLetter) ? .rules(words) : .withoutReason
  }

  /// Whether it accepts a finding of `rule`.
  func accepts(_ rule: CompiledRule) -> Bool {
    guard case .rules(let names) = self else { return false }
    return names.contains { rule.isNamed(by: $0) }
  }

  /// What is wrong with it, in a phrase that holds nothing of the line.
  var mistake: String? {
    switch self {
    case .rules: nil
    case .withoutReason: "'redact:allow' gives no reason"
    case .ofUnknownRule: "'redact:allow' names a rule that does not exist"
    }
  }

  private static func textBehindMark(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = line
    while let start = rest.firstIndex(of: mark[0]) {
      rest = rest[start...]
      if rest.starts(with: mark) {
        let behind = rest.dropFirst(mark.count)
        let text = behind.drop(while: isBlank)
        if text.startIndex > behind.startIndex || text.isEmpty { return text }
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }

  /// A letter of ASCII, or any byte of another one.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
