import Digest
import Testing

@Suite struct CRC32Tests {
  /// Source: the check value of CRC-32/ISO-HDLC; the others are computed with zlib.
  @Test(arguments: [
    ("123456789", 0xcbf4_3926 as UInt32), ("", 0), ("a", 0xe8b7_be43), ("abc", 0x3524_41c2),
  ])
  func matchesPublishedValue(message: String, checksum: UInt32) {
    #expect(CRC32.checksum(of: message.utf8) == checksum)
  }

  @Test func aChangedByteChangesTheChecksum() {
    #expect(CRC32.checksum(of: "123456780".utf8) != 0xcbf4_3926)
  }

  @Test func piecesSumAsTheWhole() {
    var checksum = CRC32()
    checksum.update("1234".utf8)
    checksum.update(Array("56789".utf8).span)
    #expect(checksum.value == 0xcbf4_3926)
  }
}
