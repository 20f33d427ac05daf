import SystemIO
import Testing

@Suite struct PipeTests {
  @Test func anEmptyPipeHasNoInputUntilWrittenTo() throws {
    let pipe = try Pipe()
    let before = try pipe.reading.hasInput()
    let waited = try pipe.reading.waitForInput(atMost: .milliseconds(1))
    try pipe.writing.writeAll("x")
    let after = try pipe.reading.hasInput()
    #expect((before, waited, after) == (false, false, true))
  }

  @Test func theEndOfAPipeCountsAsInput() throws {
    let pipe = try Pipe()
    let reading = pipe.closingWriter()
    let hasInput = try reading.hasInput()
    let rest = try reading.readAll()
    #expect(hasInput)
    #expect(rest == [])
  }

  @Test func aPipeWithoutAReaderFailsTheWrite() throws {
    CurrentProcess.ignoreBrokenPipes()
    let writing = try Pipe().closingReader()
    do {
      try writing.writeAll("x")
      Issue.record("the write went through")
    } catch {
      #expect(error.isBrokenPipe)
    }
  }
}
