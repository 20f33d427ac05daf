internal import EventPolicy
internal import SystemIO

/// The co-process: a request a line in, an answer a line out, at once and in order.
struct EventStream {
  let desk: EventDesk

  /// Answers until the input ends.
  func perform() throws(Stop) {
    var line: [UInt8] = []
    var isTooLong = false
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try read(into: &piece)
      guard count > 0 else { break }
      var rest = piece[..<count]
      while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
        isTooLong = isTooLong || line.count + newline - rest.startIndex > EventScrubber.largestBody
        line += isTooLong ? [] : rest[..<newline]
        try answer(line, isTooLong: isTooLong)
        line.removeAll(keepingCapacity: line.count < 1 << 20)
        isTooLong = false
        rest = rest[(newline + 1)...]
      }
      isTooLong = isTooLong || line.count + rest.count > EventScrubber.largestBody
      line = isTooLong ? [] : line + rest
    }
    if isTooLong || !line.isEmpty {
      try answer(line, isTooLong: isTooLong)
    }
  }

  private func read(into piece: inout [UInt8]) throws(Stop) -> Int {
    do {
      return try FileDescriptor.standardInput.read(into: &piece)
    } catch {
      throw Stop(error, at: "standard input")
    }
  }

  private func answer(_ line: [UInt8], isTooLong: Bool) throws(Stop) {
    // Blank lines ask for nothing.
    guard isTooLong || !line.allSatisfy({ $0 <= 0x20 }) else { return }
    guard !isTooLong else {
      return try ResultOutput.write(Array(Self.tooLong.utf8))
    }
    try ResultOutput.write(desk.reply(toLine: line).line)
  }

  private static let tooLong =
    "{\"event\":null,\"withheld\":[{\"path\":\"\",\"reason\":\"over-limit\"}]}\n"
}
