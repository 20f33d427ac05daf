import RuleCompiler
import Testing

@Suite struct ShapeLengthTests {
  @Test func `a length that no example needs is no shape`() {
    var expander = ShapeExpander(seed: "x")
    #expect(expander.expanded("{alnum:999999999999}") == "{alnum:999999999999}")
    #expect(expander.expanded("{digit:3}").count == 3)
  }
}
