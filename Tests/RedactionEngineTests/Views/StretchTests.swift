import Foundation
import LiteralScan
@testable import RedactionEngine
import RuleModel
import Testing

@Suite struct StretchTests {
  private let text = Array("user=svc secret4711 expires".utf8)

  private func shown(_ reading: Reading?) -> String? {
    reading.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `base64 is read in groups`() throws {
    let encoded = Array("see ".utf8) + Array(Data(text).base64EncodedString().utf8)
    let reading = try #require(Base64Stretch.reading(of: encoded, in: [4..<encoded.count]))
    #expect(reading.bytes == text)
    #expect(reading.rawRange(of: 0..<1) == 4..<8)
    #expect(reading.rawRange(of: 2..<4) == 4..<12)
    #expect(reading.rawRange(of: 0..<text.count) == 4..<encoded.count)
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `UTF-16 is read as text`(encoding: String.Encoding) throws {
    let text = "user=svc secret4711 expires"
    let wide = Array(try #require(text.data(using: encoding)))
    let encoded = Array(Data(wide).base64EncodedString().utf8)
    let reading = try #require(Base64Stretch.reading(of: encoded, in: [0..<encoded.count]))
    #expect(shown(reading) == text)
    #expect(WideText.reading(of: reading) == nil)
  }

  @Test func `padding belongs to the last group`() throws {
    let encoded = Array(Data(text.dropLast(2)).base64EncodedString().utf8)
    let digits = encoded.prefix { $0 != UInt8(ascii: "=") }
    #expect(digits.count < encoded.count)
    let reading = try #require(Base64Stretch.reading(of: encoded, in: [digits.indices]))
    let count = reading.bytes.count
    #expect(reading.rawRange(of: (count - 1)..<count).upperBound == encoded.count)
  }

  @Test func `lines of base64 are one text`() throws {
    let encoded = Array(Data(text).base64EncodedString().utf8)
    let lines = Array(encoded[..<10] + [0x0a] + encoded[10...])
    let reading = try #require(Base64Stretch.reading(of: lines, in: [0..<10, 11..<lines.count]))
    #expect(reading.bytes == text)
    #expect(reading.rawRange(of: 6..<9) == 8..<13)
  }

  @Test func `pairs of hexadecimal digits are bytes`() throws {
    let encoded = Array(text.map { String(format: "%02x", $0) }.joined().utf8)
    let reading = try #require(HexStretch.reading(of: encoded, in: 0..<encoded.count))
    #expect(reading.bytes == text)
    #expect(reading.rawRange(of: 3..<5) == 6..<10)
  }

  @Test(arguments: [
    ("[%d, ", ", "), ("[%d ", " "), ("<Buffer %02x ", " "), ("%02x:", ":"), ("%02x-", "-"),
    ("{0x%02x, ", ", "),
    ("%d,", ","),
  ])
  func `lists of bytes are read however they are printed`(form: String, separator: String) throws {
    let number = form.drop { $0 != "0" && $0 != "%" }.dropLast(separator.count)
    let opening = form.prefix { $0 != "0" && $0 != "%" }
    let items = text.map { String(format: String(number), Int($0)) }
    let encoded = Array((opening + items.joined(separator: separator) + "]").utf8)
    let reading = try #require(
      ByteList.reading(of: encoded, in: opening.utf8.count..<encoded.count)
    )
    #expect(reading.bytes == text)
    let second = opening.utf8.count + items[0].utf8.count + separator.utf8.count
    #expect(reading.rawRange(of: 1..<2) == second..<(second + items[1].utf8.count))
  }

  @Test func `Java prints bytes with a sign`() {
    let encoded = Array("[99, 108, -61, -87, 32, 115, 101, 99, 114, 101, 116, 49, 50]".utf8)
    #expect(shown(ByteList.reading(of: encoded, in: 1..<encoded.count)) == "clé secret12")
  }

  @Test(arguments: [
    "[1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]", "[256, 300, 400, 500, 600, 700, 800, 900]",
    "2001:db8:85a3:8d3:1319:8a2e:370:7348", "1.2, 3.4, 5.6, 7.8, 9.1, 2.3, 4.5, 6.7",
  ])
  func `numbers that are no text have no reading`(list: String) {
    let bytes = Array(list.utf8)
    #expect(ByteList.reading(of: bytes, in: 0..<bytes.count) == nil)
  }

  @Test func `random bytes have no reading`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let bytes = (0..<48).map { _ in UInt8(random.below(256)) }
      let base64 = Array(Data(bytes).base64EncodedString().utf8)
      #expect(Base64Stretch.reading(of: base64, in: [0..<base64.count]) == nil)
      let hex = Array(bytes.map { String(format: "%02x", $0) }.joined().utf8)
      #expect(HexStretch.reading(of: hex, in: 0..<hex.count) == nil)
    }
  }
}
