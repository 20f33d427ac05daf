import RuleModel

/// Random patterns over the alphabet of ``ToyText``.
struct ToyPatterns {
  var random: SplitMix64

  private static let atoms = ["a", "b", "1", "=", ";", "\"", "x", " ", "\\n"]
  private static let classes = ["[ab]", "[1x]", "[^;]", "[ab1x]", "[^\\n=]", ".", "\\s", "[^\"]"]
  private static let assertions = [
    "(?<=a)", "(?<![b1])", "(?=[x1=])", "(?![ab])", "(?<!=)", "$", "(?<=[\\n;])",
  ]
  private static let quantifiers = ["", "", "", "?", "+", "*", "{1,3}", "{2}", "{0,2}", "*?", "++"]

  /// A rule with a random pattern that the compiler takes.
  mutating func next(acrossLines: Bool) -> ToyRule {
    while true {
      var rule = ToyRule(pattern())
      rule.isMultiline = acrossLines && random.isOne(in: 3)
      rule.boundaries = random.isOne(in: 3) ? .token : .none
      if random.isOne(in: 4) {
        rule.run = random.pick(["[ab1x]", "[^;]", "[^\\n]"])
      }
      if random.isOne(in: 8) {
        rule.exceptions = [random.pick(["[ab]+", ".", "x.*"])]
      }
      guard rule.compiled(0) != nil else { continue }
      return rule
    }
  }

  private mutating func pattern() -> String {
    let pieces = (0..<(1 + random.below(4))).map { _ in piece() }
    guard random.isOne(in: 2) else { return pieces.joined() }
    let cut = random.below(pieces.count)
    return pieces[..<cut].joined() + "(?<secret>" + pieces[cut...].joined() + ")"
      + (random.isOne(in: 2) ? random.pick(Self.atoms) : "")
  }

  private mutating func piece() -> String {
    switch random.below(9) {
    case 0: random.pick(Self.assertions)
    case 1, 2: random.pick(Self.classes) + random.pick(Self.quantifiers)
    case 3: "(?:\(random.pick(Self.atoms))|\(random.pick(Self.atoms))\(random.pick(Self.classes)))"
    default: random.pick(Self.atoms) + random.pick(Self.quantifiers)
    }
  }
}

extension ToyPatterns {
  /// Random rules, of which some match across lines if asked.
  static func rules(_ count: Int, seed: UInt64, acrossLines: Bool) -> [ToyRule] {
    var patterns = ToyPatterns(random: SplitMix64(seed: seed))
    return (0..<count).map { _ in patterns.next(acrossLines: acrossLines) }
  }
}
