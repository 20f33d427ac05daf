import SystemIO
import Testing

@Suite struct EnvironmentTests {
  @Test func findsAVariableByNameAndInTheList() {
    let path = Environment.text(of: "PATH")
    #expect(path?.isEmpty == false)
    let listed = Environment.variables.first { $0.name == "PATH" }
    #expect(listed.map { String(decoding: $0.value, as: UTF8.self) } == path)
    #expect(Environment.isSet("PATH"))
  }

  @Test func anUnknownNameHasNoValue() {
    #expect(Environment.value(of: "REDACT_TESTS_SURELY_UNSET") == nil)
    #expect(!Environment.isSet("REDACT_TESTS_SURELY_UNSET"))
  }
}
