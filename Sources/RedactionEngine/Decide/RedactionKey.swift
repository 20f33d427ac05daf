internal import Digest

/// The key of pseudonyms and fingerprints: equal text gives an equal digest only under an equal key.
public struct RedactionKey: Sendable {
  private let bytes: [UInt8]

  /// A key of at least 16 bytes, which should be random; nil if there are fewer.
  public init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count >= 16 else { return nil }
  }

  /// The first four bytes of the HMAC-SHA-256 of `text` (RFC 2104), the first one highest.
  func digest(of text: [UInt8]) -> UInt32 {
    HMACSHA256(key: bytes).code(for: text).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
