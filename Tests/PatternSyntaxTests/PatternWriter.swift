import RuleModel

/// Writes random patterns that parse.
struct PatternWriter {
  var random: SplitMix64
  private var groups = 0

  init(random: SplitMix64) {
    self.random = random
  }

  /// A pattern of at most `depth` nested groups.
  mutating func pattern(depth: Int) -> String {
    groups = 0
    return fence() + alternatives(depth)
  }

  /// What may stand before a token.
  private mutating func fence() -> String {
    let fences = [
      "", "", "", "\\b", "\\B", "(?m:^)", "^", "(?<![A-Za-z0-9])", "(?<=[=: ])(?<! )",
      "(?<!x|[0-9])",
      "(?:(?<![A-Za-z0-9])|(?<=\\\\[nrt])|(?<=%[0-9A-F]))", "(?:\\b|(?<=_))",
    ]
    return fences.randomElement(using: &random) ?? ""
  }

  private mutating func alternatives(_ depth: Int) -> String {
    let count = [1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
    return (0..<count).map { _ in sequence(depth) }.joined(separator: "|")
  }

  private mutating func sequence(_ depth: Int) -> String {
    let count = Int.random(in: 0...5, using: &random)
    return (0..<count).map { _ in item(depth) }.joined()
  }

  private mutating func item(_ depth: Int) -> String {
    switch Int.random(in: 0..<16, using: &random) {
    case 0...4:
      return ["foo", "Bar_", "://", "key=", "x", "@", "ab~", "é", "e"].randomElement(
        using: &random
      ) ?? "x"
    case 5...8:
      return
        (["[ab]", "[A-Z]", "\\d", "\\s", "[^\"]", ".", "\\R", "\\x41", "\\Q.\\E", "(?i:kZ)"]
        .randomElement(using: &random) ?? "x") + quantifier()
    case 9:
      return fence()
    case 12:
      return
        ["\\b", "\\B", "(?=foo)", "(?!x)", "(?![a-z])", "(?=[;,\\s])", "(?!foo|~)", "$", "(?#c)"]
        .randomElement(using: &random) ?? "^"
    case 10 where groups > 0:
      return "\\g{\(Int.random(in: 1...groups, using: &random))}"
    case 11 where groups > 0 && depth > 0:
      let group = Int.random(in: 1...groups, using: &random)
      return "(?(\(group))\(sequence(depth - 1))|\(sequence(depth - 1)))\(quantifier())"
    case _ where depth > 0:
      return group(depth - 1) + quantifier()
    default:
      return "z" + quantifier()
    }
  }

  private mutating func group(_ depth: Int) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      groups += 1
      return "(\(alternatives(depth)))"
    case 1:
      return "(?>\(alternatives(depth)))"
    default:
      return "(?:\(alternatives(depth)))"
    }
  }

  private mutating func quantifier() -> String {
    let quantifiers = [
      "", "", "", "?", "*", "+", "{2}", "{0,3}", "{2,}", "{3,5}", "{20}", "+?", "{0}",
    ]
    return quantifiers.randomElement(using: &random) ?? ""
  }
}
