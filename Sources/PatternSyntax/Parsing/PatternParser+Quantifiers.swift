extension PatternParser {
  /// Steps over a quantifier if one stands here; a brace that begins none is literal.
  mutating func quantifier() throws(PatternError) -> Quantifier? {
    let start = position
    let counts: (Int, Int?)
    switch peek() {
    case "*": counts = (0, nil)
    case "+": counts = (1, nil)
    case "?": counts = (0, 1)
    case "{":
      guard let braces = try bracedCounts() else { return nil }
      counts = braces
      position -= 1
    default: return nil
    }
    position += 1
    var preference = Quantifier.Preference.greedy
    if take("+") {
      preference = .possessive
    } else if take("?") {
      preference = .lazy
    }
    return Quantifier(
      minimum: counts.0,
      maximum: counts.1,
      preference: preference,
      range: start..<position
    )
  }

  /// Whether the brace here begins a quantifier.
  func bracesAreQuantifier() throws(PatternError) -> Bool {
    var copy = self
    return try copy.bracedCounts() != nil
  }

  /// Steps over `{n}`, `{n,}` or `{n,m}`.
  ///
  /// Since 10.43 PCRE2 also reads `{,m}` and blanks as quantifiers, before as literals: refused.
  private mutating func bracedCounts() throws(PatternError) -> (Int, Int?)? {
    let start = position
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let inner = bytes[start + 1..<end]
    let allowed = inner.allSatisfy {
      (0x30...0x39).contains($0) || [0x20, 0x09, 0x2C].contains($0)
    }
    let parts = inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let trimmed = parts.map { part in part.filter { $0 != 0x20 && $0 != 0x09 } }
    guard allowed, parts.count <= 2, trimmed.contains(where: { !$0.isEmpty }) else { return nil }
    guard !trimmed[0].isEmpty, inner.allSatisfy({ $0 != 0x20 && $0 != 0x09 }) else {
      throw PatternError(
        at: start,
        "versions of PCRE2 read this differently; write {n}, {n,}, {n,m} or escape the brace"
      )
    }
    let minimum = try count(trimmed[0], at: start)
    guard trimmed.count == 2 else {
      position = end + 1
      return (minimum, minimum)
    }
    guard !trimmed[1].isEmpty else {
      position = end + 1
      return (minimum, nil)
    }
    let maximum = try count(trimmed[1], at: start)
    guard minimum <= maximum else {
      throw PatternError(at: start, "the numbers of this quantifier are out of order")
    }
    position = end + 1
    return (minimum, maximum)
  }

  private func count(_ digits: [UInt8], at offset: Int) throws(PatternError) -> Int {
    guard let value = Int(String(decoding: digits, as: UTF8.self)), value <= 65_535 else {
      throw PatternError(at: offset, "a quantifier counts to 65535 at most")
    }
    return value
  }
}
