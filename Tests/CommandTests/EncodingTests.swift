import Foundation
import Testing

@Suite struct EncodingTests {
  enum Order: CaseIterable {
    case little, big

    var mark: [UInt8] { self == .little ? [0xFF, 0xFE] : [0xFE, 0xFF] }

    func bytes(_ text: String) -> [UInt8] {
      mark + text.utf16.flatMap(bytes)
    }

    func bytes(_ unit: UInt16) -> [UInt8] {
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return self == .little ? [low, high] : [high, low]
    }
  }

  @Test(arguments: Order.allCases)
  func `UTF-16 is scrubbed and stays UTF-16`(order: Order) throws {
    var command = Command()
    command.input = order.bytes("é 🎉\r\n\(Secret.line) 漢字\u{0}\r\nend")
    let result = try command.run()
    #expect(result.output == order.bytes("é 🎉\r\n\(Secret.scrubbed) 漢字\u{0}\r\nend"))
    #expect(result.status == 0)
  }

  @Test(arguments: Order.allCases)
  func `UTF-16 that comes byte by byte is the same`(order: Order) throws {
    let command = try LiveCommand(Command())
    for byte in order.bytes("🎉 \(Secret.line)\n") {
      try command.write([byte])
    }
    try command.closeInput()
    #expect(command.end().output == order.bytes("🎉 \(Secret.scrubbed)\n"))
  }

  @Test(arguments: Order.allCases)
  func `a mark alone is a text`(order: Order) throws {
    var command = Command()
    command.input = order.mark
    let result = try command.run()
    #expect(result.output == order.mark)
    #expect(result.status == 0)
  }

  @Test(arguments: Order.allCases)
  func `surrogates without a partner pass untouched`(order: Order) throws {
    let lone: [UInt16] = [
      0xDC00, 0x41, 0xD800, 0x42, 0xDBFF, 0xD83D, 0xDE00, 0xDFFF, 0xDFFF, 0x0A, 0xD800,
    ]
    let units = lone.flatMap(order.bytes)
    let secret = order.bytes(Secret.line).dropFirst(2)
    let scrubbed = order.bytes(Secret.scrubbed).dropFirst(2)
    var command = Command()
    command.input = order.mark + units + secret + units
    let result = try command.run()
    #expect(result.output == order.mark + units + scrubbed + units)
    #expect(result.errors == "")
    #expect(result.status == 0)
    let live = try LiveCommand(command)
    for byte in command.input {
      try live.write([byte])
    }
    try live.closeInput()
    #expect(live.end().output == result.output)
  }

  @Test(arguments: Order.allCases)
  func `half a unit at the end is an error`(order: Order) throws {
    var command = Command()
    command.input = order.bytes("ab") + [0x41]
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors == "redact: standard input: no valid UTF-16 at byte 7\n")
  }

  @Test(arguments: [[0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41]])
  func `UTF-32 is refused`(input: [UInt8]) throws {
    var command = Command()
    command.input = input
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
  }

  @Test func `a file in UTF-16 is replaced in place`() throws {
    let folder = try Folder()
    try folder.write(Order.little.bytes(Secret.line), to: "a.log")
    try folder.write(Order.little.bytes(Secret.line) + [0], to: "bad.log")
    let result = try Command("--in-place", "a.log", "bad.log", in: folder).run()
    #expect(result.status == 2)
    #expect(try folder.bytes("a.log") == Order.little.bytes(Secret.scrubbed))
    #expect(try folder.bytes("bad.log") == Order.little.bytes(Secret.line) + [0])
  }

  @Test func `a file name need not be UTF-8`() throws {
    let folder = try Folder()
    var command = Command("--stats", in: folder)
    command.setUp =
      "printf '%s' '\(Secret.line)' > $'a\\xff.log'; set -- \"$@\" $'a\\xff.log' $'b\\xff'"
    let result = try command.run()
    #expect(result.text == Secret.scrubbed)
    #expect(result.errors.hasPrefix("redact: b\\xff: No such file or directory\n"))
  }
}
