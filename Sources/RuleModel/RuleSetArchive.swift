/// Compiled rules and policies as one text, which a build plugin embeds and a program reads at start.
///
/// A sequence of fields, each `length:bytes`; numbers are decimal. Reading is lenient about nothing:
/// the same build writes and reads it.
public struct RuleSetArchive: Sendable {
  /// The compiled rules.
  public var rules: RuleSet
  /// The policies by name.
  public var policies: [String: Policy]

  /// An archive of rules and policies.
  public init(rules: RuleSet, policies: [String: Policy]) {
    self.rules = rules
    self.policies = policies
  }

  /// The archive as text.
  public func encoded() -> String {
    var writer = FieldWriter()
    writer.write(rules.rules.count)
    for rule in rules.rules {
      rule.write(to: &writer)
    }
    let sorted = policies.values.sorted { $0.name < $1.name }
    writer.write(sorted.count)
    for policy in sorted {
      policy.write(to: &writer)
    }
    return writer.text
  }

  /// The archive that `encoded` wrote as `text`.
  public init(encoded text: some Sequence<UInt8>) {
    var reader = FieldReader(Array(text))
    let rules = (0..<reader.readNumber()).map { _ in CompiledRule(from: &reader) }
    let policies = (0..<reader.readNumber()).map { _ in Policy(from: &reader) }
    self.init(
      rules: RuleSet(rules),
      policies: Dictionary(uniqueKeysWithValues: policies.map { ($0.name, $0) })
    )
  }
}

extension Policy {
  fileprivate func write(to writer: inout FieldWriter) {
    writer.write(name)
    let sorted = actions.sorted { $0.key < $1.key }
    writer.write(sorted.count)
    for (prefix, action) in sorted {
      writer.write(prefix)
      writer.write(action.rawValue)
    }
    writer.write(vocabulary)
  }

  fileprivate init(from reader: inout FieldReader) {
    let name = reader.readText()
    var actions: [String: Action] = [:]
    for _ in 0..<reader.readNumber() {
      let prefix = reader.readText()
      actions[prefix] = Action(rawValue: reader.readText()) ?? .remove
    }
    self.init(name: name, actions: actions, vocabulary: reader.readTexts())
  }
}

extension CompiledRule {
  fileprivate func write(to writer: inout FieldWriter) {
    for text in [id, summary, source, label, severity.rawValue, confidence.rawValue] {
      writer.write(text)
    }
    switch prefilter {
    case .literals(let literals, let distance, let lead):
      writer.write("literals")
      writer.write(distance)
      writer.write(lead)
      writer.write(literals.count)
      for literal in literals {
        writer.write(bytes: literal.bytes)
        writer.write(literal.following)
      }
    case .trigger(let trigger, let distance):
      writer.write(trigger.rawValue)
      writer.write(distance)
    }
    switch matcher {
    case .pattern(let pattern, let groups):
      writer.write("pattern")
      writer.write(pattern)
      writer.write(groups.map(String.init))
    case .block(let open, let body, let close):
      writer.write("block")
      writer.write([open, body] + [close].compactMap(\.self))
    }
    writer.write(firstBytes)
    writer.write(precedingBytes)
    writer.write(lookbehind)
    writer.write(window)
    writer.write(isBounded ? 1 : 0)
    writer.write(isMultiline ? 1 : 0)
    writer.write(run)
    writer.write(validators)
    writer.write(exceptions)
    writer.write(splitter?.rawValue ?? "")
    writer.write(examples)
  }

  fileprivate init(from reader: inout FieldReader) {
    let texts = (0..<6).map { _ in reader.readText() }
    let kind = reader.readText()
    let distance = reader.readRange()
    let prefilter: Prefilter
    if let trigger = Trigger(rawValue: kind) {
      prefilter = .trigger(trigger, distance: distance)
    } else {
      let lead = reader.readByteSet()
      let literals = (0..<reader.readNumber()).map { _ in
        Literal(reader.readBytes(), following: reader.readByteSet())
      }
      prefilter = .literals(literals, distance: distance, lead: lead)
    }
    let matcher: Matcher
    if reader.readText() == "pattern" {
      let pattern = reader.readText()
      matcher = .pattern(pattern, secretGroups: reader.readTexts().compactMap { Int($0) })
    } else {
      let parts = reader.readTexts()
      matcher = .block(open: parts[0], body: parts[1], close: parts.count > 2 ? parts[2] : nil)
    }
    self.init(
      id: texts[0],
      summary: texts[1],
      source: texts[2],
      label: texts[3],
      severity: Severity(rawValue: texts[4]) ?? .critical,
      confidence: Confidence(rawValue: texts[5]) ?? .medium,
      prefilter: prefilter,
      matcher: matcher,
      firstBytes: reader.readByteSet(),
      precedingBytes: reader.readByteSet(),
      lookbehind: reader.readNumber(),
      window: reader.readNumber(),
      isBounded: reader.readNumber() == 1,
      isMultiline: reader.readNumber() == 1,
      run: reader.readByteSet(),
      validators: reader.readTexts(),
      exceptions: reader.readTexts(),
      splitter: Splitter(rawValue: reader.readText()),
      examples: reader.readTexts()
    )
  }
}
