import RuleCompiler
import RuleModel
import Testing

@Suite struct RuleCompilerTests {
  @Test(arguments: CompilerMistakes.all)
  func `a mistake is printed with its place`(_ row: CompilerMistakes.Row) {
    let printed = ToyFile(row.lines).mistakes(grammar: row.grammar)
    #expect(printed == row.printed)
  }
}
