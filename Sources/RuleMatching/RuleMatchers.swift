internal import PCRE2
public import RuleModel

/// The matchers of a rule set, each made when a candidate first asks for it.
///
/// Most rules of a run never see a candidate. Safe to share between threads.
public struct RuleMatchers: Sendable {
  private let rules: [CompiledRule]
  private let usesJIT: Bool
  private let matchers: OnceObjects<RuleMatcher>

  /// Matchers for `rules`, which have been through the compiler.
  public init(_ rules: [CompiledRule], usesJIT: Bool = true) {
    self.rules = rules
    self.usesJIT = usesJIT
    matchers = OnceObjects(count: rules.count)
  }

  /// Calls `body` with the matcher of the rule at `index`.
  public func with<Result>(_ index: Int, _ body: (RuleMatcher) -> Result) -> Result {
    matchers.with(index, made: { RuleMatcher(rules[index], usesJIT: usesJIT) }, body)
  }

  /// What stands at an offset, see ``RuleMatcher/outcome(at:in:line:edges:scratch:)``.
  public func outcome(
    ofRule index: Int,
    at offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    edges: TextEdges,
    scratch: RuleScratch
  ) -> RuleMatcher.Outcome {
    with(index) { $0.outcome(at: offset, in: text, line: line, edges: edges, scratch: scratch) }
  }
}
