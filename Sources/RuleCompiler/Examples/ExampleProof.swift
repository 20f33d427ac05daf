internal import RuleMatching
internal import RuleModel

/// Proves a compiled rule on its own examples, with the plain engine.
struct ExampleProof {
  private let rule: Rule
  private let compiled: CompiledRule
  private let reference: RuleReference
  private let alphabet: ByteSet

  init(_ rule: Rule, _ compiled: CompiledRule, alphabet: ByteSet) {
    self.alphabet = alphabet
    self.rule = rule
    self.compiled = compiled
    reference = RuleReference(compiled)
  }

  /// What does not hold.
  func mistakes() -> [Diagnostic] {
    var mistakes: [Diagnostic] = []
    for (index, example) in rule.examples.enumerated() {
      check(example, number: index, mistakes: &mistakes)
    }
    for (index, counterexample) in rule.counterexamples.enumerated() {
      checkCounterexample(counterexample, number: index, mistakes: &mistakes)
    }
    return mistakes
  }

  /// An example or counterexample with its shapes filled in; the same wherever it is asked for.
  static func text(of source: SourceText, ruleID: String, number: Int) -> String {
    var expander = ShapeExpander(seed: "\(ruleID)/\(number)")
    return expander.expanded(source.text)
  }

  private func check(_ example: SourceText, number: Int, mistakes: inout [Diagnostic]) {
    let text = Self.text(of: example, ruleID: compiled.id, number: number)
    guard let marked = MarkedText(text), !marked.secrets.isEmpty else {
      mistakes.append(
        Diagnostic(at: example.location, "an example marks with ⟦…⟧ what the rule has to find")
      )
      return
    }
    let findings = reference.findings(in: marked.bytes)
    let found = RuleReference.joined(findings.flatMap(\.secrets))
    guard found == marked.secrets else {
      mistakes.append(
        Diagnostic(at: example.location, "the rule finds \(quoted(found, in: marked.bytes)) here")
      )
      return
    }
    let prefilter = PrefilterProof(compiled)
    if let hidden = findings.map(\.offset).first(where: {
      !prefilter.leads(to: $0, in: marked.bytes)
    }) {
      mistakes.append(
        Diagnostic(
          at: example.location,
          "no literal stands within reach of the match at byte \(hidden)"
        )
      )
    }
    checkReplacement(marked, at: example, mistakes: &mistakes)
    if rule.boundaries == .token, rule.pattern != nil, marked.secrets.count == 1 {
      mistakes += BoundaryProof(rule, compiled, reference, alphabet: alphabet).mistakes(
        secret: Array(marked.bytes[marked.secrets[0]]),
        at: example
      )
    }
  }

  private func checkCounterexample(
    _ counterexample: SourceText,
    number: Int,
    mistakes: inout [Diagnostic]
  ) {
    let text = Self.text(of: counterexample, ruleID: compiled.id, number: -1 - number)
    let bytes = Array(text.utf8)
    let found = reference.secrets(in: bytes)
    if !found.isEmpty {
      mistakes.append(
        Diagnostic(
          at: counterexample.location,
          "the rule finds \(quoted(found, in: bytes)) in a counterexample"
        )
      )
    }
  }

  /// The rule finds nothing in what stands there after redaction.
  private func checkReplacement(
    _ marked: MarkedText,
    at example: SourceText,
    mistakes: inout [Diagnostic]
  ) {
    for placeholder in ["[redacted:\(compiled.label)]", "redacted-\(compiled.label)"] {
      var bytes: [UInt8] = []
      var placeholders: [Range<Int>] = []
      var copied = 0
      for secret in marked.secrets {
        bytes += marked.bytes[copied..<secret.lowerBound]
        placeholders.append(bytes.count..<(bytes.count + placeholder.utf8.count))
        bytes += placeholder.utf8
        copied = secret.upperBound
      }
      bytes += marked.bytes[copied...]
      let found = reference.secrets(in: bytes).filter { range in
        !placeholders.contains {
          $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
        }
      }
      if !found.isEmpty {
        mistakes.append(
          Diagnostic(
            at: example.location,
            "after redaction the rule finds \(quoted(found, in: bytes)) again"
          )
        )
        return
      }
    }
  }

  private func quoted(_ ranges: [Range<Int>], in bytes: [UInt8]) -> String {
    guard !ranges.isEmpty else { return "nothing" }
    return ranges.map { "'\(String(decoding: bytes[$0], as: UTF8.self))'" }.joined(separator: ", ")
  }
}
