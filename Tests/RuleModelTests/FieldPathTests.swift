import RuleModel
import Testing

@Suite struct FieldPathTests {
  @Test(
    arguments: [
      ("a", [FieldPath.Step.member("a")]),
      ("a.b", [.member("a"), .member("b")]),
      ("$list[*].value", [.member("$list"), .items, .member("value")]),
      (#"a["exception.message"]"#, [.member("a"), .member("exception.message")]),
      (
        "attributes[key=exception.message].value",
        [
          .member("attributes"), .selected(member: "key", text: "exception.message"),
          .member("value"),
        ]
      ),
      ("a[*][*]", [.member("a"), .items, .items]),
    ]
  )
  func `a path is read and written`(text: String, steps: [FieldPath.Step]) throws {
    let path = try FieldPath(parsing: text)
    #expect(path.steps == steps)
    #expect(path.description == text)
  }

  @Test(
    arguments: [
      ("", 0), (".", 0), ("a.", 2), ("a..b", 2), ("a[", 1), ("a[]", 2), ("a[x]", 2), ("a[=x]", 2),
      ("[*]", 0), (#"a["b"#, 2), (#"a[""]"#, 3), ("a[*]b", 4), ("a b", 1),
      (String(repeating: "a.", count: 30) + "a", 47), (String(repeating: "a", count: 300), 0),
    ]
  )
  func `what is no path says where`(text: String, offset: Int) {
    let fault = #expect(throws: FieldPath.Fault.self) { try FieldPath(parsing: text) }
    #expect(fault?.offset == offset)
  }
}
