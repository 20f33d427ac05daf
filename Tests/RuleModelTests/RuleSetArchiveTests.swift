import RuleModel
import Testing

@Suite struct RuleSetArchiveTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `what is written is read back`(seed: UInt64) {
    var random = RandomRules(seed: seed)
    let rules = RuleSet((0..<Int(seed % 7)).map { _ in random.rule() })
    let policies = Dictionary(
      uniqueKeysWithValues: (0..<Int(seed % 3)).map { _ in random.policy() }.map { ($0.name, $0) }
    )
    let grammar = Dictionary(
      (0..<Int(seed % 5)).map { _ in (random.text(), random.text()) },
      uniquingKeysWith: { $1 }
    )
    let encoded = RuleSetArchive(rules: rules, policies: policies, grammar: grammar).encoded()
    let archive = RuleSetArchive(encoded)
    #expect(archive.rules == rules)
    #expect(archive.policies == policies)
    #expect(archive.grammar == grammar)
    #expect(archive.encoded() == encoded)
  }
}

/// Makes up rules in which every field takes every form.
private struct RandomRules {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func policy() -> Policy {
    var actions: [String: Action] = [:]
    for _ in 0..<number(below: 4) {
      actions[text()] = Action.allCases[number(below: Action.allCases.count)]
    }
    var policy = Policy(
      name: text(),
      actions: actions,
      vocabulary: Vocabulary(texts()),
      keepsOnlyVocabulary: flag()
    )
    policy.events = schema()
    return policy
  }

  private mutating func schema() -> EventSchema {
    var schema = EventSchema()
    schema.modules = texts()
    for number in 0..<number(below: 3) {
      var event = EventSchema.Event(name: "event \(number)", description: flag() ? text() : nil)
      event.properties = (0..<self.number(below: 4)).map { _ in property() }
      schema.events.append(event)
    }
    schema.promises = (0..<number(below: 3)).map { _ in
      PrivacyPromise(
        text(),
        in: PrivacyPromise.Section.allCases[number(below: 6)],
        rules: texts(),
        types: flag() ? [.path, .message] : [],
        names: texts()
      )
    }
    return schema
  }

  private mutating func property() -> EventProperty {
    let steps: [FieldPath.Step] = [
      .items, .member("a.b"), .selected(member: "key", text: "x"), .member("c"),
    ]
    var property = EventProperty(
      path: FieldPath([.member("p")] + steps.prefix(number(below: 5))),
      type: flag() ? FieldType.allCases[number(below: FieldType.allCases.count)] : nil,
      description: flag() ? text() : nil
    )
    property.limit = flag() ? number(below: 1 << 40) : nil
    property.items = flag() ? number(below: 100) : nil
    property.depth = flag() ? 0 : nil
    property.choices = texts()
    property.follows = flag() ? text() : nil
    return property
  }

  mutating func rule() -> CompiledRule {
    CompiledRule(
      id: text(),
      summary: text(),
      source: text(),
      label: text(),
      severity: Severity.allCases[number(below: 4)],
      confidence: Confidence.allCases[number(below: 2)],
      prefilter: prefilter(),
      continuation: continuation(),
      matcher: matcher(),
      firstBytes: set(),
      precedingBytes: set(),
      lookbehind: number(below: 257),
      window: number(below: 4097),
      isBounded: flag(),
      isMultiline: flag(),
      run: set(),
      validators: texts(),
      exceptions: texts(),
      splitter: flag() ? nil : Splitter.allCases[number(below: Splitter.allCases.count)],
      examples: texts()
    )
  }

  private mutating func prefilter() -> CompiledRule.Prefilter {
    let lower = number(below: 200)
    let distance = lower...(lower + number(below: 50))
    guard flag() else {
      let trigger = Trigger.allCases[number(below: Trigger.allCases.count)]
      return .trigger(trigger, distance: distance, lead: set())
    }
    let literals = (0..<number(below: 4)).map { _ in
      CompiledRule.Literal((0..<number(below: 9)).map { _ in byte() }, following: set())
    }
    return .literals(literals, distance: distance, lead: set())
  }

  private mutating func continuation() -> Continuation? {
    guard flag() else { return nil }
    let count = 1 + number(below: 5)
    let states = (0..<count).map { _ in
      (0..<number(below: 4)).map { _ in
        Continuation.Way(set(), to: number(below: count + 1) - 1)
      }
    }
    return Continuation(
      states: states,
      starts: (0..<number(below: 4)).map { _ in number(below: count + 1) - 1 }
    )
  }

  private mutating func matcher() -> CompiledRule.Matcher {
    switch number(below: 3) {
    case 0: .pattern(text(), secretGroups: (0..<number(below: 4)).map { _ in number(below: 99) })
    case 1: .block(open: text(), body: text(), close: nil)
    default: .block(open: text(), body: text(), close: text())
    }
  }

  /// A text with what a coding by lengths could trip over.
  mutating func text() -> String {
    let pieces = ["a", ":", "12:", "é", "密", "\n", "\\", "\"", "🔑", "", "0", "\u{0}", "\r\n"]
    return (0..<number(below: 8)).map { _ in pieces[number(below: pieces.count)] }.joined()
  }

  private mutating func texts() -> [String] {
    (0..<number(below: 4)).map { _ in text() }
  }

  private mutating func set() -> ByteSet {
    let set = ByteSet((0..<number(below: 40)).map { _ in byte() })
    return flag() ? set : set.inverted
  }

  private mutating func byte() -> UInt8 {
    UInt8(number(below: 256))
  }

  private mutating func flag() -> Bool {
    number(below: 2) == 0
  }

  private mutating func number(below bound: Int) -> Int {
    Int(random.next() % UInt64(bound))
  }
}
