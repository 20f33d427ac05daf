import RedactionEngine
import RuleModel
import Testing

/// Random rules and a random text; shows itself in a failure, since toys hold no secrets.
struct Case: CustomTestStringConvertible {
  var rules: [ToyRule]
  var text: [UInt8]
  var options = RedactorOptions()

  /// A case of one to four rules, drawn from the catalogue and from `patterns`.
  static func random(
    _ random: inout SplitMix64,
    catalogue: [ToyRule],
    count: Int
  ) -> Case {
    let rules = (0..<(1 + random.below(4))).map { _ in random.pick(catalogue) }
    return Case(rules: rules, text: ToyText.random(&random, count: 1 + random.below(count)))
  }

  static let removesAll = Policy(name: "all", actions: [:])

  var redactor: Redactor {
    Redactor(rules: RuleSet(rules), policy: Self.removesAll, options: options)
  }

  var testDescription: String {
    rules.map(\.testDescription.debugDescription).joined(separator: ", ") + " on " + text.shown
  }

  /// The smallest case found, by leaving out rules and bytes, for which `fails` still holds.
  func shrunk(while fails: (Case) -> Bool) -> Case {
    var smallest = self
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in smallest.smaller where fails(candidate) {
        smallest = candidate
        isSmaller = true
        break
      }
    }
    return smallest
  }

  private var smaller: [Case] {
    let fewerRules = (rules.count < 2 ? 0..<0 : rules.indices).map { index -> Case in
      var smaller = self
      smaller.rules.remove(at: index)
      return smaller
    }
    let sizes = [text.count / 2, text.count / 4, 4, 2, 1].filter { $0 > 0 }
    let fewerBytes = sizes.flatMap { size in
      stride(from: 0, to: text.count, by: size).map { start -> Case in
        var smaller = self
        smaller.text.removeSubrange(start..<min(text.count, start + size))
        return smaller
      }
    }
    return fewerRules + fewerBytes.filter { !$0.text.isEmpty }
  }
}

extension Sequence<UInt8> {
  /// The bytes as a Swift literal.
  var shown: String {
    String(decoding: Array(self), as: UTF8.self).debugDescription
  }
}
