import RuleModel
import RulePacks
import Testing

@Suite struct EventPolicyFileTests {
  private func pack(_ files: [String: String]) -> RulePack {
    RulePack(
      files.sorted { $0.key < $1.key }.map {
        AuthoredFile(path: $0.key, bytes: Array($0.value.utf8))
      }
    )
  }

  private static let rule = """
    rules:
      - id: email.toy.any
        summary: A toy
        source: https://example.org
        label: toy
        pattern: '(?<secret>mail_[a-z]{8})'
        examples: ['⟦mail_abcdefgh⟧']
        counterexamples: ['mail_']
    """

  @Test func `a policy has the events of what it extends and its own`() throws {
    let pack = pack([
      "a.yaml": """
      policy: a
      extends: b
      modules: [shop]
      events: {e: {x: {type: name}, y: {type: flag}}, f: {z: {type: count}}}
      """,
      "b.yaml": "policy: b\nmodules: [base]\nevents: {e: {x: {type: message}, w: {type: uuid}}}",
    ])
    #expect(pack.renderedDiagnostics == [])
    let events = try #require(pack.policies["a"]?.events)
    #expect(events.modules == ["base", "shop"])
    #expect(events.eventNames == ["e", "f"])
    let properties = try #require(events.event(named: "e")?.properties)
    #expect(properties.map(\.path.description) == ["x", "w", "y"])
    #expect(properties.map(\.type) == [.name, .uuid, .flag])
  }

  @Test func `properties that exclude each other are printed`() {
    let pack = pack([
      "a.yaml": """
      policy: a
      events:
        e:
          x: {type: name}
          x.y: {type: flag}
          'l[*]': {type: flag}
          l.m: {type: flag}
          m: {type: message, follows: n}
      """
    ])
    #expect(
      pack.renderedDiagnostics.map { $0.split(separator: "\n")[0] } == [
        "a.yaml:4:5: error: 'x' is a value and has no parts",
        "a.yaml:5:5: error: 'x' is a value and has no parts",
        "a.yaml:6:6: error: 'l.m' reads a list as an object, or the other way round",
        "a.yaml:7:5: error: 'l[*]' reads a list as an object, or the other way round",
        "a.yaml:8:5: error: no property 'n' stands beside this one",
      ]
    )
  }

  @Test func `a promise that no rule keeps is printed, also where another policy breaks it`() {
    let pack = pack([
      "a.yaml": """
      policy: a
      promises:
        - {text: one, rules: [email]}
        - {text: two, rules: [phone.toy]}
      """,
      "b.yaml": "policy: b\nextends: a\nactions: {email: keep}",
      "c.yaml": "policy: c\nactions: {email: keep}\npromises: [{text: x, rules: [email.toy]}]",
      "r.yaml": Self.rule,
    ])
    #expect(
      pack.renderedDiagnostics.map { $0.split(separator: "\n")[0] } == [
        "a.yaml:4:25: error: no rule keeps this promise: there is none below 'phone.toy'",
        "b.yaml:1:9: error: a promise of 'a' breaks: no rule keeps this promise: the policy keeps what 'email.toy.any' finds",
        "b.yaml:1:9: error: a promise of 'a' breaks: no rule keeps this promise: there is none below 'phone.toy'",
        "c.yaml:3:30: error: no rule keeps this promise: the policy keeps what 'email.toy.any' finds",
      ]
    )
  }
}
