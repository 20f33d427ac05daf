internal import RuleModel
private import Synchronization

/// What tokens begin with, as far as it can stand before a line's end; most runs never ask.
final class TokenBeginnings: Sendable {
  private let rules: [CompiledRule]
  private let known = AtomicLazyReference<Parts>()

  /// The literals of `rules` without their last byte or more, in small letters, of two bytes at least.
  final class Parts: Sendable {
    let all: Set<[UInt8]>
    let longest: Int

    init(of rules: [CompiledRule]) {
      var parts: Set<[UInt8]> = []
      for rule in rules {
        guard case .literals(let literals, _, _) = rule.prefilter else { continue }
        for literal in literals.map(\.bytes) where literal.count > 2 {
          parts.formUnion((2..<literal.count).map { literal[..<$0].map(\.lowerCase) })
        }
      }
      all = parts
      longest = parts.map(\.count).max() ?? 0
    }
  }

  init(rules: [CompiledRule]) {
    self.rules = rules
  }

  var parts: Parts {
    known.load() ?? known.storeIfNil(Parts(of: rules))
  }
}
