import Foundation
import Testing

@testable import LiteralScan

@Suite struct ViewMarkTests {
  private func marks(in text: String, _ kernel: Kernel = .best) -> [ViewMark] {
    var marks: [ViewMark] = []
    let bytes = Array(text.utf8)
    ViewMark.find(in: bytes, range: 0..<bytes.count, kernel: kernel, into: &marks)
    return marks
  }

  private static let text = "connect postgres://svc:kZ7mQw2xRt@db/shop"
  private static let base64 = Data(text.utf8).base64EncodedString()
  private static let hex = text.utf8.map { String($0, radix: 16) }.joined()

  @Test(arguments: Kernel.available)
  func `stretches that spell text are found wherever they stand`(kernel: Kernel) {
    for lead in 0..<140 {
      let dots = String(repeating: ".", count: lead)
      let base64 = marks(in: dots + Self.base64 + " ", kernel)
      #expect(base64.contains(ViewMark(.base64, at: lead..<(lead + 55))), "base64 at \(lead)")
      let hex = marks(in: dots + Self.hex, kernel)
      #expect(hex.contains(ViewMark(.hex, at: lead..<(lead + 82))), "hex at \(lead)")
    }
  }

  @Test func `base64 is found behind other digits`() {
    for lead in 1..<9 {
      let glued = "/" + String(repeating: "zy9", count: 3).prefix(lead) + "/" + Self.base64
      let found = marks(in: glued).filter { $0.kind == .base64 }
      #expect(found.contains { ($0.range.lowerBound - lead - 2) % 4 == 0 }, "\(lead)")
    }
  }

  @Test(arguments: [
    "4bf92f3577b34da6a3ce929d0e0e4736", "internationalization of everything",
    "/usr/lib/python3/dist-packages",
    "org.apache.hadoop.mapreduce.v2.app.job", "3q2+7wq8mZ3v+9D0hPzr1o5fXf6u5Lj0yq3Z7p8n",
    "50% of C:\\logs\\daily && x &copy", "2024-01-02 10:11:12,345 67", "é “quoted” … 完了，",
  ])
  func `other text has no marks`(text: String) {
    #expect(marks(in: text) == [])
  }

  @Test(arguments: [
    "%41", "\\u0041", "\\u{41}", "\\x41", "\\101", "\\\"", "\\/", "\\n", "&#65;", "&amp;",
    "\u{1B}[m", "a\0b\0",
    "\u{200B}", "\u{AD}", "\u{FEFF}", "Ａ", "１",
  ])
  func `an escape marks its line`(escape: String) {
    for lead in [0, 1, 61, 62, 63, 64, 100] {
      let line = String(repeating: "-", count: lead)
      let text = "\(line)\(escape)  \n-\(escape)  \n"
      let found = marks(in: text).filter { $0.kind == .escape }.map(\.range.lowerBound)
      let lines = Set(found.map { offset in text.utf8.prefix(offset).count { $0 == 0x0a } })
      #expect(lines == [0, 1], "\(lead)")
    }
  }

  @Test func `lines of a usual width are marked`() {
    for width in 1..<140 {
      let text = "x\n" + String(repeating: "-", count: width) + "\nx\n"
      let isMarked = marks(in: text).contains(ViewMark(.wrap, at: 2..<(2 + width)))
      let isUsual = [64, 70, 72, 76, 77, 78, 79, 80, 100, 120, 132].contains(width)
      // One more, for CR.
      let isUsualWithReturn = [65, 71, 73, 81, 101, 121, 133].contains(width)
      #expect(isMarked == (isUsual || isUsualWithReturn), "\(width)")
    }
  }

  @Test func `lists of numbers are marked`() {
    let numbers = Self.text.utf8.map { String($0) }.joined(separator: ", ")
    #expect(marks(in: "[\(numbers)]").contains { $0.kind == .list && $0.range.lowerBound == 1 })
  }
}
