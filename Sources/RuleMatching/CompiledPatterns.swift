internal import PCRE2
internal import RuleModel

/// The PCRE2 patterns of a rule.
final class CompiledPatterns: Sendable {
  /// The pattern, or what opens the block.
  let main: Pattern
  let body: Pattern?
  let close: Pattern?
  let exceptions: [Pattern]

  init(_ rule: CompiledRule, options: Pattern.Options) {
    switch rule.matcher {
    case .pattern(let pattern, _):
      main = Self.compile(pattern, options: options, of: rule)
      body = nil
      close = nil
    case .block(let open, let body, let close):
      main = Self.compile(open, options: options, of: rule)
      self.body = Self.compile(body, options: options, of: rule)
      self.close = close.map { Self.compile($0, options: options, of: rule) }
    }
    exceptions = rule.exceptions.map {
      Self.compile($0, options: options.union(.anchoredAtEnd), of: rule)
    }
  }

  private static func compile(
    _ pattern: String, options: Pattern.Options, of rule: CompiledRule
  ) -> Pattern {
    do {
      return try Pattern(pattern, options: options)
    } catch {
      preconditionFailure("the compiler proved the patterns of \(rule.id)")
    }
  }
}
