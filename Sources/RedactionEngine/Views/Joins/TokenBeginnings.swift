internal import RuleModel
private import Synchronization

/// What tokens begin with, as far as it can stand before a line's end; most runs never ask.
final class TokenBeginnings: Sendable {
  private let rules: [CompiledRule]
  private let known = AtomicLazyReference<Literals>()

  /// The literals of `rules` in small letters, by their first two bytes.
  private final class Literals: Sendable {
    private let byBeginning: [UInt16: [[UInt8]]]
    let longest: Int

    init(of rules: [CompiledRule]) {
      var byBeginning: [UInt16: [[UInt8]]] = [:]
      var longest = 0
      for rule in rules {
        guard case .literals(let literals, _, _) = rule.prefilter else { continue }
        for literal in literals.map(\.bytes) where literal.count > 2 {
          byBeginning[Self.key(literal[0], literal[1]), default: []].append(literal)
          longest = max(longest, literal.count)
        }
      }
      self.byBeginning = byBeginning
      self.longest = longest
    }

    /// Whether a literal begins with `part`, two bytes or more, and goes on.
    func begin(with part: ArraySlice<UInt8>) -> Bool {
      let key = Self.key(part[part.startIndex].lowerCase, part[part.startIndex + 1].lowerCase)
      return byBeginning[key]?.contains { literal in
        literal.count > part.count && zip(literal, part).allSatisfy { $0 == $1.lowerCase }
      } ?? false
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
      UInt16(first) << 8 | UInt16(second)
    }
  }

  init(rules: [CompiledRule]) {
    self.rules = rules
  }

  private var literals: Literals {
    known.load() ?? known.storeIfNil(Literals(of: rules))
  }

  /// Where the shortest part of a literal begins, at `start` or behind it, that ends at `end` of `text`.
  ///
  /// Nil if there is none.
  func startOfPart(before end: Int, in text: [UInt8], from start: Int) -> Int? {
    let literals = literals
    return stride(from: end - 2, through: max(start, end - literals.longest + 1), by: -1)
      .first { offset in
        let isFirst = offset == start || !text[offset - 1].isLetterOrDigit
        return isFirst && literals.begin(with: text[offset..<end])
      }
  }
}
