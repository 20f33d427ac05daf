internal import RuleModel

/// Proves that what the engine looks for, before it asks PCRE2, leads to a match.
struct PrefilterProof {
  private let rule: CompiledRule

  /// A proof of the prefilter of `rule`.
  init(_ rule: CompiledRule) {
    self.rule = rule
  }

  /// Whether the engine tries `offset` of `text`, at which the rule matches.
  ///
  /// What a trigger reports is not known here.
  func leads(to offset: Int, in text: [UInt8]) -> Bool {
    guard rule.firstBytes.contains(text[offset]), mayFollow(text[..<offset].last) else {
      return false
    }
    guard case .literals(let literals, let distance, let lead) = rule.prefilter else {
      return true
    }
    let folded = text[offset...].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return distance.contains { step in
      guard step < folded.count, text[offset..<(offset + step)].allSatisfy(lead.contains) else {
        return false
      }
      return literals.contains { literal in
        let rest = folded[step...]
        guard rest.starts(with: literal.bytes) else { return false }
        let next = text.dropFirst(offset + step + literal.bytes.count).first
        return next.map(literal.following.contains) ?? true
      }
    }
  }

  /// Whether a match may begin behind `byte`; at the window's start it always may.
  private func mayFollow(_ byte: UInt8?) -> Bool {
    guard let byte, rule.isMultiline || byte != UInt8(ascii: "\n") else { return true }
    return rule.precedingBytes.contains(byte)
  }
}
