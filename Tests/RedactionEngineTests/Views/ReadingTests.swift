import Testing

@testable import RedactionEngine

@Suite struct ReadingTests {
  private let text = Array("ab%63d\u{1B}[1mef".utf8)

  /// `ab`, `c` for `%63`, `d`, nothing for a colour, `ef`.
  private func reading() -> Reading {
    var reading = Reading(from: 0)
    reading.append(text, 0..<2)
    reading.append(.byte(UInt8(ascii: "c")), from: 2..<5)
    reading.append(text, 5..<6)
    reading.append(.nothing, from: 6..<10)
    reading.append(text, 10..<12)
    return reading
  }

  @Test(arguments: [
    (0..<1, 0..<1), (0..<2, 0..<2), (1..<3, 1..<5), (2..<3, 2..<5), (2..<4, 2..<6), (3..<4, 5..<6),
    (3..<5, 5..<11), (4..<5, 10..<11), (0..<6, 0..<12), (4..<6, 10..<12),
  ])
  func `ranges are rounded out to whole units`(decoded: Range<Int>, raw: Range<Int>) {
    #expect(reading().bytes == Array("abcdef".utf8))
    #expect(reading().rawRange(of: decoded) == raw)
  }

  @Test func `parts leave out what stands for nothing`() {
    #expect(reading().rawParts(of: 2..<6) == [2..<6, 10..<12])
    #expect(reading().rawParts(of: 0..<4) == [0..<6])
  }

  @Test func `plain is what stands beside no unit`() {
    #expect(reading().isPlain(in: 0..<1))
    #expect(!reading().isPlain(in: 0..<2))
    #expect(!reading().isPlain(in: 3..<4))
  }

  @Test(
    arguments: [
      (0x41, [0x41]), (0xe9, [0xc3, 0xa9]), (0x20ac, [0xe2, 0x82, 0xac]),
      (0xd800, [0xed, 0xa0, 0x80]),
      (0x1f511, [0xf0, 0x9f, 0x94, 0x91]),
    ] as [(UInt32, [UInt8])]
  )
  func `characters are spelled in UTF-8`(scalar: UInt32, bytes: [UInt8]) {
    var reading = Reading(from: 7)
    reading.append(.scalar(scalar), from: 7..<13)
    #expect(reading.bytes == bytes)
    #expect(reading.rawRange(of: 0..<1) == 7..<13)
  }
}
