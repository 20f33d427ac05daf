import Digest
import Testing

@Suite struct HMACSHA256Tests {
  struct Vector: CustomTestStringConvertible {
    let name: String
    let key: [UInt8]
    let message: [UInt8]
    let code: String

    var testDescription: String { name }
  }

  /// Source: RFC 4231, section 4.
  static let vectors = [
    Vector(
      name: "test case 1",
      key: bytes(0x0b, 20),
      message: Array("Hi There".utf8),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    Vector(
      name: "test case 2",
      key: Array("Jefe".utf8),
      message: Array("what do ya want for nothing?".utf8),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    Vector(
      name: "test case 3",
      key: bytes(0xaa, 20),
      message: bytes(0xdd, 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    Vector(
      name: "test case 4",
      key: Array(1...25),
      message: bytes(0xcd, 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    Vector(
      name: "test case 6",
      key: bytes(0xaa, 131),
      message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    Vector(
      name: "test case 7",
      key: bytes(0xaa, 131),
      message: Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8
      ),
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test(arguments: vectors)
  func matchesPublishedVector(vector: Vector) {
    let code = HMACSHA256(key: vector.key).code(for: vector.message)
    #expect(Hexadecimal.text(code) == vector.code)
  }

  /// RFC 4231 test case 5 publishes only the first 128 bits.
  @Test func matchesTruncatedVector() {
    let code = HMACSHA256(key: Self.bytes(0x0c, 20)).code(for: "Test With Truncation".utf8)
    #expect(Hexadecimal.text(code.prefix(16)) == "a3b6167473100ee06e0c796c2955552b")
  }

  @Test func aKeyedValueIsReusable() {
    let keyed = HMACSHA256(key: "Jefe".utf8)
    let first = keyed.code(for: "one".utf8)
    #expect(keyed.code(for: "two".utf8) != first)
    #expect(keyed.code(for: "one".utf8) == first)
  }

  @Test func piecesAuthenticateAsTheWhole() {
    var code = HMACSHA256(key: "Jefe".utf8)
    code.update("what do ya ".utf8)
    code.update("want for nothing?".utf8)
    #expect(Hexadecimal.text(code.code()) == Self.vectors[1].code)
  }

  private static func bytes(_ byte: UInt8, _ count: Int) -> [UInt8] {
    [UInt8](repeating: byte, count: count)
  }
}
