import RuleModel
import YAMLEvents

/// One rule of a rule file.
extension NodeReader {
  private static let ruleKeys = [
    "id", "summary", "source", "label", "severity", "confidence", "pattern", "template", "slots",
    "block", "literals", "trigger", "reach", "run", "multiline", "validate", "except",
    "boundaries", "splitter", "examples", "counterexamples",
  ]
  private static let requiredRuleKeys = [
    "id", "summary", "source", "label", "examples", "counterexamples",
  ]
  private static let matcherKeys = ["pattern", "template", "block"]

  /// The rule, unless it lacks one of the texts that every rule has; id and label in any case.
  mutating func rule(_ node: YAMLNode) -> (id: SourceText?, label: SourceText?, rule: Rule?) {
    guard
      let fields = fields(node, keys: Self.ruleKeys, required: Self.requiredRuleKeys)
    else { return (nil, nil, nil) }
    let id = ruleID(fields["id"])
    let label = label(fields["label"])
    let summary = text(fields["summary"])
    let source = text(fields["source"])
    // The other fields are read in any case, for their mistakes.
    let placeholder = SourceText("", at: fields.location)
    var rule = Rule(
      id: id ?? placeholder,
      summary: summary ?? placeholder,
      source: source ?? placeholder,
      label: label ?? placeholder
    )
    readMatcher(of: &rule, fields)
    readPrefilter(of: &rule, fields)
    readJudgement(of: &rule, fields)
    rule.examples = texts(fields["examples"])
    rule.counterexamples = texts(fields["counterexamples"])
    let isWhole = id != nil && label != nil && summary != nil && source != nil
    return (id, label, isWhole ? rule : nil)
  }

  private mutating func readMatcher(of rule: inout Rule, _ fields: Fields) {
    let matchers = fields.present(of: Self.matcherKeys)
    if let first = matchers.first {
      for other in matchers.dropFirst() {
        note(
          "'\(other.text)' beside '\(first.text)'; a rule has one of pattern, template and block",
          at: other.location
        )
      }
    } else if !Self.matcherKeys.contains(where: fields.mentions) {
      note("missing key 'pattern', 'template' or 'block'", at: fields.location)
    }
    rule.pattern = text(fields["pattern"])
    rule.template = text(fields["template"])
    if let template = rule.template {
      rule.slots = slots(fields["slots"], of: template)
    } else if fields["template"] == nil, let location = fields.location(ofKey: "slots") {
      note("'slots' without 'template'", at: location)
    }
    rule.block = block(fields["block"])
    rule.isMultiline = flag(fields["multiline"]) ?? false
    rule.boundaries = choice(fields["boundaries"], "boundaries") ?? .token
  }

  private mutating func readPrefilter(of rule: inout Rule, _ fields: Fields) {
    rule.literals = texts(fields["literals"])
    rule.trigger = choice(fields["trigger"], "trigger")
    if fields["literals"] != nil, let location = fields.location(ofKey: "trigger") {
      note("'trigger' beside 'literals'; a rule has one of them", at: location)
    }
    rule.reach = reach(fields["reach"])
    rule.run = text(fields["run"])
    if let run = rule.run, !(run.text.hasPrefix("[") && run.text.hasSuffix("]")) {
      note("expected a character class in brackets, found \(run.text.quoted)", at: run.location)
    }
  }

  private mutating func readJudgement(of rule: inout Rule, _ fields: Fields) {
    rule.severity = choice(fields["severity"], "severity") ?? .high
    rule.confidence = choice(fields["confidence"], "confidence") ?? .medium
    rule.splitter = choice(fields["splitter"], "splitter")
    rule.exceptions = texts(fields["except"])
    rule.validators = texts(fields["validate"])
    for validator in rule.validators where !ValidatorNames.contains(validator.text) {
      noteUnknown("validator", validator, known: ValidatorNames.all)
    }
  }

  private mutating func block(_ node: YAMLNode?) -> Rule.Block? {
    let keys = ["open", "body", "close"]
    guard let fields = fields(node, keys: keys, required: ["open", "body"]) else { return nil }
    let open = text(fields["open"])
    let body = text(fields["body"])
    let close = text(fields["close"])
    guard let open, let body else { return nil }
    return Rule.Block(open: open, body: body, close: close)
  }

  private mutating func reach(_ node: YAMLNode?) -> Rule.Reach? {
    let keys = ["before", "after"]
    guard let fields = fields(node, keys: keys, required: keys) else { return nil }
    let before = number(fields["before"], in: 0...256)
    let after = number(fields["after"], in: 0...CompiledRule.maximumWindow)
    guard let before, let after else { return nil }
    return Rule.Reach(before: before, after: after, location: fields.location)
  }
}
