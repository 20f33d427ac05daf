internal import PCRE2
public import RuleModel

/// The matchers of a rule set, each made when a candidate first asks for it.
///
/// Most rules of a run never see a candidate. Safe to share between threads.
public struct RuleMatchers: Sendable {
  private let rules: [CompiledRule]
  private let usesJIT: Bool
  private let matchers: [OnceObject<RuleMatcher>]

  /// Matchers for `rules`, which have been through the compiler.
  public init(_ rules: [CompiledRule], usesJIT: Bool = true) {
    self.rules = rules
    self.usesJIT = usesJIT
    matchers = rules.map { _ in OnceObject() }
  }

  /// The matcher of the rule at `index`.
  public subscript(_ index: Int) -> RuleMatcher {
    matchers[index].with(made: { RuleMatcher(rules[index], usesJIT: usesJIT) }, { $0 })
  }
}
