import Digest
import Testing

@Suite struct HexadecimalTests {
  @Test func writesLowerCasePairs() {
    #expect(Hexadecimal.text([0x00, 0x0f, 0xa0, 0xff]) == "000fa0ff")
  }

  @Test func readsWhatItWrites() {
    let bytes = Array(UInt8.min...UInt8.max)
    #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
    #expect(Hexadecimal.bytes("00FF") == [0, 255])
  }

  @Test(arguments: ["0", "0g", "000", " 00", "é0"])
  func refusesWhatIsNoHexadecimal(text: String) {
    #expect(Hexadecimal.bytes(text) == nil)
  }
}
