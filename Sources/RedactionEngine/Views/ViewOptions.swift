internal import LiteralScan
internal import RuleModel

/// What decides about the views of a text.
struct ViewOptions: Sendable {
  /// Finds the parts of a secret that go, where it can be read.
  private(set) var decider: Decider
  let kernel: Kernel
  /// By rule: whether what it finds in an opaque stretch counts.
  private(set) var isCertain: [Bool]
  /// By rule: whether it knows a token by what it begins with, and so the parts of a split one.
  private(set) var knowsTokens: [Bool]
  private let beginnings: TokenBeginnings

  /// How many encodings one around the other are undone.
  static let maximumDepth = 2
  /// Bytes of a line or a stretch that are read in one piece, and how many behind them are looked at,
  /// too: as many as a window has.
  static let piece = 1 << 16
  static let lookahead = CompiledRule.maximumWindow

  init(rules: [CompiledRule], decider: Decider, options: RedactorOptions) {
    self.decider = decider
    kernel = options.kernel
    isCertain = rules.map(Self.isCertain)
    let knowsTokens = rules.map(Self.knowsTokens)
    self.knowsTokens = knowsTokens
    beginnings = TokenBeginnings(
      rules: decider.activeRules.filter { knowsTokens[$0] }.map { rules[$0] }
    )
  }

  /// The options for `rules`, of which the first are those that these were made for.
  func with(_ rules: [CompiledRule], decider: Decider) -> ViewOptions {
    var options = self
    options.decider = decider
    options.isCertain += rules.dropFirst(isCertain.count).map(Self.isCertain)
    options.knowsTokens += rules.dropFirst(knowsTokens.count).map { _ in false }
    return options
  }

  /// Where the part of a literal begins that ends at `end` of `text`; nil if there is none.
  func startOfPart(before end: Int, in text: [UInt8], from start: Int) -> Int? {
    beginnings.startOfPart(before: end, in: text, from: start)
  }

  /// Whether a finding of `rule` can be no accident of what happens to decode to text: numbers can.
  private static func isCertain(_ rule: CompiledRule) -> Bool {
    if case .trigger = rule.prefilter {
      return false
    }
    return rule.severity >= .high || rule.confidence == .high && rule.severity >= .medium
  }

  private static func knowsTokens(_ rule: CompiledRule) -> Bool {
    guard rule.confidence == .high, rule.severity >= .high, !rule.isMultiline,
      !rule.isBlock, case .literals(_, let distance, _) = rule.prefilter
    else { return false }
    return distance == 0...0
  }
}
