internal import RedactionEngine
internal import RuleMatching
internal import RuleModel

/// Promises 2 and 6: a few rules find what the reference finds, and cutting a stream changes nothing.
enum EngineFuzz {
  /// Rules that are tried together: the reference tries each at every offset.
  private static let groupSize = 12
  private static let longestText = 512

  private static let groups: [RuleSet] = {
    let rules = FuzzedRules.rules.rules
    return stride(from: 0, to: rules.count, by: groupSize).map { start in
      RuleSet(Array(rules[start..<min(start + groupSize, rules.count)]))
    }
  }()

  private static let policy = Policy(name: "everything", actions: [:])
  private static let redactors = groups.map { Redactor(rules: $0, policy: policy) }

  /// The first byte chooses the rules, the second where a stream is cut; the rest is the text.
  static func check(_ input: [UInt8]) {
    guard input.count > 2 else { return }
    let text = Array(input.dropFirst(2).prefix(longestText))
    let group = Int(input[0]) % groups.count
    let redactor = redactors[group]
    let findings = redactor.findings(in: text)
    for (rule, compiled) in groups[group].rules.enumerated() {
      let ofRule = findings.filter { $0.rule == rule }
      let found = Set(RuleReference.joined(ofRule.filter { !$0.isFromView }.map(\.range)))
      let wanted = Set(RuleReference(compiled).secrets(in: text))
      let read = ofRule.filter(\.isFromView)
      Fuzzing.require(
        found.isSubset(of: wanted)
          && wanted.subtracting(found).allSatisfy { mayGiveWay($0, to: read, in: text) },
        "the engine finds what the reference finds"
      )
    }
    let whole = redactor.redact(text).bytes
    Fuzzing.require(
      streamed(text, cutEvery: 1 + Int(input[1]) % text.count, redactor) == whole,
      "cutting a stream changes nothing"
    )
  }

  /// Whether what the reference finds in the text as it stands may give way to the text's reading: the rule
  /// found something of it there, or its line holds what nobody sees.
  private static func mayGiveWay(
    _ secret: Range<Int>,
    to read: [Finding],
    in text: [UInt8]
  ) -> Bool {
    let line = text[..<secret.upperBound].lastIndex(of: UInt8(ascii: "\n")) ?? 0
    return read.contains { $0.range.overlaps(secret) }
      || text[min(line, secret.lowerBound)..<secret.upperBound].contains {
        $0 == 0x1B || $0 >= 0x80
      }
  }

  /// What comes of `text` in pieces of `length` bytes.
  static func streamed(_ text: [UInt8], cutEvery length: Int, _ redactor: Redactor) -> [UInt8] {
    var stream = StreamingRedactor(redactor)
    var output: [UInt8] = []
    for start in stride(from: 0, to: text.count, by: length) {
      stream.write(text[start..<min(start + length, text.count)], into: &output)
    }
    stream.finish(into: &output)
    return output
  }
}
