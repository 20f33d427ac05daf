import Testing

@testable import Telemetry

@Suite struct ErrorReaderTests {
  private struct Plain: Error {
    var detail = "d"
  }

  private enum Wrapping: Error {
    case plain
    case wrapped(any Error)
    case pair(reason: String, error: any Error)
    case optional((any Error)?)
  }

  private struct Underlying: Error, CustomStringConvertible {
    var underlyingError: any Error
    var other: any Error = Plain()
    var description: String { "outer" }
  }

  private class Base: @unchecked Sendable {
    var cause: (any Error)?
  }

  private final class Circle: Base, Error, @unchecked Sendable {}

  private struct Group: ErrorCauses {
    var causes: [any Error]
  }

  private func types(_ error: any Error) -> [String] {
    ErrorReader.read(error).map { $0.type.split(separator: ".").last.map(String.init) ?? "" }
  }

  @Test func `an error has a type, a module and a message`() {
    let reading = ErrorReader.read(Plain())[0]
    #expect(reading.type == "ErrorReaderTests.Plain")
    #expect(reading.module == "TelemetryTests")
    #expect(reading.message == #"Plain(detail: "d")"#)
    #expect(ErrorReader.read(Underlying(underlyingError: Plain()))[0].message == "outer")
    #expect(ErrorReader.read(Wrapping.plain)[0].message == "plain")
  }

  @Test func `a local type is called the same in each run`() {
    struct Local: Error {}
    struct Around<Inner>: Error {}
    let reading = ErrorReader.read(Local())[0]
    #expect(reading.type == "ErrorReaderTests.Local" && reading.module == "TelemetryTests")
    #expect(
      ErrorReader.read(Around<Local>())[0].type
        == "ErrorReaderTests.Around<TelemetryTests.ErrorReaderTests.Local>"
    )
  }

  @Test func `causes are found where Swift errors keep them`() {
    #expect(types(Wrapping.wrapped(Plain())) == ["Wrapping", "Plain"])
    #expect(types(Wrapping.pair(reason: "r", error: Plain())) == ["Wrapping", "Plain"])
    #expect(types(Wrapping.optional(Plain())) == ["Wrapping", "Plain"])
    #expect(types(Wrapping.optional(nil)) == ["Wrapping"])
    #expect(types(Underlying(underlyingError: Wrapping.plain)) == ["Underlying", "Wrapping"])
    let object = Circle()
    object.cause = Plain()
    #expect(types(object) == ["Circle", "Plain"])
  }

  @Test func `the context of a decoding error tells its cause`() {
    let context = DecodingError.Context(
      codingPath: [],
      debugDescription: "no number",
      underlyingError: Plain()
    )
    #expect(types(DecodingError.dataCorrupted(context)) == ["DecodingError", "Plain"])
    #expect(types(DecodingError.typeMismatch(Int.self, context)) == ["DecodingError", "Plain"])
  }

  @Test func `a group has its causes as members`() {
    let readings = ErrorReader.read(Wrapping.wrapped(Group(causes: [Plain(), Wrapping.plain])))
    #expect(readings.map(\.parent) == [nil, 0, 1, 1])
    #expect(readings.map(\.isMember) == [false, false, true, true])
  }

  @Test func `a circle is walked once`() {
    let (first, second) = (Circle(), Circle())
    first.cause = second
    second.cause = first
    #expect(types(first) == ["Circle", "Circle"])
    first.cause = first
    #expect(types(first) == ["Circle"])
    second.cause = nil
  }

  @Test func `a long chain and a wide group end`() {
    var chain: any Error = Plain()
    for _ in 0..<1000 {
      chain = Wrapping.wrapped(chain)
    }
    #expect(ErrorReader.read(chain).count == 16)
    let group = Group(causes: (0..<1000).map { _ in Group(causes: [Plain(), Plain()]) })
    #expect(ErrorReader.read(group).count == 32)
  }

  @Test func `a message is whole or not there`() {
    let long = Plain(detail: String(repeating: "x", count: 1 << 17))
    #expect(ErrorReader.read(long)[0].message == "(a message of more than 64 KiB)")
  }
}
