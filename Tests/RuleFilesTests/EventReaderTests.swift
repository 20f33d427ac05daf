import RuleFiles
import RuleModel
import Testing

@Suite struct EventReaderTests {
  static let mistakes = [
    Mistake(
      "unknown type",
      "policy: a\nevents: {e: {x: {type: mesage}}}",
      """
      p.yaml:2:24: error: unknown type 'mesage'; did you mean 'message'?
      events: {e: {x: {type: mesage}}}
                             ^
      """
    ),
    Mistake(
      "no type",
      "policy: a\nevents: {e: {x: {description: y}}}",
      """
      p.yaml:2:17: error: missing key 'type', or 'items' for a list
      events: {e: {x: {description: y}}}
                      ^
      """
    ),
    Mistake(
      "unknown key",
      "policy: a\nevents: {e: {x: {tpye: flag}}}",
      """
      p.yaml:2:18: error: unknown key 'tpye'; did you mean 'type'?
      events: {e: {x: {tpye: flag}}}
                       ^
      """
    ),
    Mistake(
      "broken paths",
      "policy: a\nevents:\n  e:\n    a..b: {type: flag}\n    'a[b': {type: flag}\n    'a[b]': {type: flag}\n    '[*]': {type: flag}",
      """
      p.yaml:4:7: error: expected a name in a path
          a..b: {type: flag}
            ^
      p.yaml:5:7: error: '[' is not closed in a path
          'a[b': {type: flag}
            ^
      p.yaml:6:8: error: expected [*], ["name"] or [name=text] in a path
          'a[b]': {type: flag}
             ^
      p.yaml:7:6: error: path does not begin with a name
          '[*]': {type: flag}
           ^
      """
    ),
    Mistake(
      "names that are refused",
      "policy: a\nevents:\n  e:\n    MCP_arguments: {type: count}\n    http.url: {type: name}\n    queryCount: {type: count}\n    tableNames: {type: name}",
      """
      p.yaml:4:5: error: no event may carry 'MCP_arguments', which reads as 'mcpArguments'
          MCP_arguments: {type: count}
          ^
      p.yaml:5:5: error: no event may carry 'url', which reads as 'url'
          http.url: {type: name}
          ^
      p.yaml:7:5: error: no event may carry 'tableNames', which reads as 'tableName'
          tableNames: {type: name}
          ^
      """
    ),
    Mistake(
      "keys that do not go with the type",
      "policy: a\nevents:\n  e:\n    a: {type: flag, limit: 4}\n    b: {type: choice}\n    c: {type: name, of: [x], depth: 2}\n    d: {type: name, items: 3}",
      """
      p.yaml:4:21: error: 'limit' goes with the type of a text or number
          a: {type: flag, limit: 4}
                          ^
      p.yaml:5:8: error: missing key 'of'; a choice lists its texts
          b: {type: choice}
             ^
      p.yaml:6:21: error: 'of' goes with 'type: choice'
          c: {type: name, of: [x], depth: 2}
                          ^
      p.yaml:6:30: error: 'depth' goes with 'type: variables' and 'type: json-text'
          c: {type: name, of: [x], depth: 2}
                                   ^
      p.yaml:7:21: error: 'items' goes with a path that ends in [*] and has no type, or with 'type: variables'
          d: {type: name, items: 3}
                          ^
      """
    ),
    Mistake(
      "limits",
      "policy: a\nevents: {e: {a: {type: message, limit: 4 kB}, b: {type: message, limit: 0}}}",
      """
      p.yaml:2:40: error: expected a number of 1 or more, such as 200 or 4KiB, found '4 kB'
      events: {e: {a: {type: message, limit: 4 kB}, b: {type: message, limit: 0}}}
                                             ^
      p.yaml:2:73: error: expected a number of 1 or more, such as 200 or 4KiB, found '0'
      events: {e: {a: {type: message, limit: 4 kB}, b: {type: message, limit: 0}}}
                                                                              ^
      """
    ),
    Mistake(
      "a promise that nothing keeps",
      "policy: a\npromises:\n  - text: x\n  - {text: y, rules: [email], statement: true}\n  - {text: z, names: [sqll]}",
      """
      p.yaml:3:5: error: promise without a rule or type that keeps it; name 'rules', 'types' or 'names', or write 'statement: true'
        - text: x
          ^
      p.yaml:4:15: error: 'rules' beside 'statement'; nothing keeps a statement
        - {text: y, rules: [email], statement: true}
                    ^
      p.yaml:5:23: error: unknown refused name 'sqll'; did you mean 'sql'?
        - {text: z, names: [sqll]}
                            ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is printed with its place`(_ mistake: Mistake) {
    let diagnostics = PolicyFileReader.read(Array(mistake.file.utf8), path: "p.yaml").diagnostics
    #expect(diagnostics.printed(about: [("p.yaml", mistake.file)]) == mistake.printed)
  }

  @Test func `every field is read`() throws {
    let text = """
      policy: a
      modules: [shop]
      events:
        $exception:
          description: It failed.
          '$exception_list[*].value': {type: message, limit: 4KiB, follows: type, description: What}
          '$exception_list[*]': {items: 7}
          vars: {type: variables, depth: 3, items: 9}
          source: {type: choice, of: [cli, daemon]}
      promises:
        - {text: None., section: never, rules: [email.address], types: [path], names: [sql]}
        - {text: Kept., section: storage, statement: true}
      """
    let reading = PolicyFileReader.read(Array(text.utf8), path: "p.yaml")
    #expect(reading.diagnostics == [])
    let schema = try #require(reading.file?.events)
    #expect(schema.modules == ["shop"])
    let event = try #require(schema.event(named: "$exception"))
    #expect(event.description == "It failed.")
    #expect(
      event.properties.map(\.path.description) == [
        "$exception_list[*].value", "$exception_list[*]", "vars", "source",
      ]
    )
    #expect(event.properties.map(\.type) == [.message, nil, .variables, .choice])
    #expect(event.properties.map(\.limit) == [4096, nil, nil, nil])
    #expect(event.properties.map(\.items) == [nil, 7, 9, nil])
    #expect(event.properties.map(\.depth) == [nil, nil, 3, nil])
    #expect(event.properties.map(\.follows) == ["type", nil, nil, nil])
    #expect(event.properties.last?.choices == ["cli", "daemon"])
    #expect(
      schema.promises == [
        PrivacyPromise(
          "None.",
          in: .never,
          rules: ["email.address"],
          types: [.path],
          names: ["sql"]
        ),
        PrivacyPromise("Kept.", in: .storage),
      ]
    )
    #expect(schema.promises.map(\.isStatement) == [false, true])
  }
}
