import RuleMatching
import Testing

@testable import RedactionEngine

@Suite struct LineCursorTests {
  @Test(arguments: ["one\ntwo\n\nthree", "\n\n", "one", "\none\n"])
  func `finds the line that the reference finds`(text: String) {
    let bytes = Array(text.utf8)
    for step in 1...3 {
      var cursor = LineCursor()
      for offset in stride(from: 0, to: bytes.count, by: step) {
        cursor.move(to: offset, in: bytes)
        #expect(
          cursor.range == RuleReference.line(around: offset, in: bytes),
          "\(offset) of \(text)"
        )
      }
    }
  }
}
