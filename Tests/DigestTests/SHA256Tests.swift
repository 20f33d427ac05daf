import Digest
import Testing

@Suite struct SHA256Tests {
  /// Source: FIPS 180-4 examples and the NIST example values for SHA-256.
  static let vectors: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopq"
        + "rsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: vectors)
  func matchesPublishedVector(message: String, digest: String) {
    #expect(Hexadecimal.text(SHA256.digest(of: message.utf8)) == digest)
  }

  @Test func hashesManyBlocks() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      Hexadecimal.text(SHA256.digest(of: message))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  @Test(arguments: [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 200])
  func piecesHashAsTheWhole(count: Int) {
    let message = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.digest(of: message)
    for split in 0...count {
      var hash = SHA256()
      hash.update(message[..<split])
      hash.update(message[split...])
      #expect(hash.digest() == whole)
    }
  }

  @Test func digestLeavesTheMessageOpen() {
    var hash = SHA256()
    hash.update("a".utf8)
    _ = hash.digest()
    hash.update("bc".utf8)
    #expect(hash.digest() == SHA256.digest(of: "abc".utf8))
  }
}
