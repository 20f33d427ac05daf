import RuleCompiler
import RuleModel
import Synchronization
import Testing

/// A rule in a few words, compiled without examples.
struct ToyRule: Sendable, Hashable, CustomTestStringConvertible {
  var pattern: String
  /// The body and close of a block that `pattern` opens.
  var body: String?
  var close: String?
  var isMultiline = false
  var boundaries = Rule.Boundaries.none
  var validators: [String] = []
  var exceptions: [String] = []
  var run: String?
  var literals: [String] = []
  var reach: ClosedRange<Int>?
  var splitter: Splitter?
  var category = "credential"
  var confidence = Confidence.medium

  init(_ pattern: String) {
    self.pattern = pattern
  }

  init(open: String, body: String, close: String?) {
    pattern = open
    self.body = body
    self.close = close
  }

  func with(_ change: (inout ToyRule) -> Void) -> ToyRule {
    var rule = self
    change(&rule)
    return rule
  }

  var multiline: ToyRule { with { $0.isMultiline = true } }
  var token: ToyRule { with { $0.boundaries = .token } }
  var confident: ToyRule { with { $0.confidence = .high } }

  var testDescription: String {
    let block = body.map { " \($0) … \(close ?? "")" } ?? ""
    let more =
      validators + exceptions.map { "except \($0)" } + (run.map { ["run \($0)"] } ?? [])
      + (isMultiline ? ["multiline"] : []) + (boundaries == .token ? ["token"] : [])
      + (confidence == .high ? ["confident"] : []) + (category == "credential" ? [] : [category])
    return "/\(pattern)\(block)/ " + more.joined(separator: " ")
  }

  /// The rule as the compiler takes it; `number` makes its id and label.
  private func authored(_ number: Int) -> Rule {
    let place = SourceLocation(file: "toys", line: number + 1, column: 1)
    func text(_ text: String) -> SourceText { SourceText(text, at: place) }
    var rule = Rule(
      id: text("\(category).toy.r\(number)"),
      summary: text("toy"),
      source: text("toy"),
      label: text("r\(number)")
    )
    if let body {
      rule.block = Rule.Block(open: text(pattern), body: text(body), close: close.map(text))
    } else {
      rule.pattern = text(pattern)
    }
    rule.isMultiline = isMultiline
    rule.boundaries = boundaries
    rule.validators = validators.map(text)
    rule.exceptions = exceptions.map(text)
    rule.run = run.map(text)
    rule.literals = literals.map(text)
    rule.reach = reach.map {
      Rule.Reach(before: $0.lowerBound, after: $0.upperBound, location: place)
    }
    rule.splitter = splitter
    rule.confidence = confidence
    return rule
  }

  /// What the engine runs; nil if the compiler refuses the rule.
  ///
  /// Patterns so short that no literal is worth looking for get their first bytes as literals.
  func compiled(_ number: Int) -> CompiledRule? {
    let key = Numbered(rule: self, number: number)
    if let known = Self.known.withLock({ $0[key] }) {
      return known
    }
    let compiled = freshlyCompiled(number)
    Self.known.withLock { $0[key] = compiled }
    return compiled
  }

  private struct Numbered: Hashable {
    var rule: ToyRule
    var number: Int
  }

  /// Compiling takes much longer than scanning a short text.
  private static let known = Mutex<[Numbered: CompiledRule]>([:])

  private func freshlyCompiled(_ number: Int) -> CompiledRule? {
    if let rule = Self.compiled(authored(number)) {
      return rule
    }
    guard literals.isEmpty else { return nil }
    var rule = authored(number)
    rule.literals = [rule.id]
    rule.reach = Rule.Reach(before: 0, after: 4096, location: rule.id.location)
    guard var compiled = Self.compiled(rule) else { return nil }
    let upperCase = UInt8(ascii: "A")...UInt8(ascii: "Z")
    let first = compiled.firstBytes.bytes.filter { !upperCase.contains($0) }
    compiled.prefilter = .literals(
      first.map { CompiledRule.Literal([$0]) },
      distance: 0...0,
      lead: .all
    )
    return compiled
  }

  private static func compiled(_ rule: Rule) -> CompiledRule? {
    RuleCompiler().compile([rule]).compilations.first?.compiled
  }
}

extension RuleSet {
  /// The compiled `rules`, labelled r0, r1 and so on.
  init(_ rules: [ToyRule]) {
    self.init(
      rules.enumerated().map { number, rule in
        guard let compiled = rule.compiled(number) else {
          preconditionFailure("the compiler takes the toy rule \(rule.testDescription)")
        }
        return compiled
      }
    )
  }
}
