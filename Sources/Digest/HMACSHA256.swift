/// A keyed hash: HMAC with SHA-256.
///
/// Copy a keyed value to hash many messages: the key is mixed in once.
/// ```swift
/// let code = HMACSHA256(key: key).code(for: message)
/// ```
/// Source: RFC 2104, section 2.
public struct HMACSHA256: Sendable {
  private var inner = SHA256()
  private var outer = SHA256()

  /// An authenticator that has seen no message bytes; a key longer than a block is hashed first.
  public init(key: some Sequence<UInt8>) {
    var block = Array(key)
    if block.count > SHA256.blockByteCount {
      block = SHA256.digest(of: block)
    }
    block.append(contentsOf: repeatElement(0, count: SHA256.blockByteCount - block.count))
    inner.update(block.map { $0 ^ 0x36 })
    outer.update(block.map { $0 ^ 0x5c })
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    inner.update(bytes)
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: Span<UInt8>) {
    inner.update(bytes)
  }

  /// The 32-byte code of the bytes so far; more may be appended afterwards.
  public func code() -> [UInt8] {
    var hash = outer
    hash.update(inner.digest())
    return hash.digest()
  }

  /// The 32-byte code of the bytes so far followed by `message`; the value itself is unchanged.
  public func code(for message: some Sequence<UInt8>) -> [UInt8] {
    var copy = self
    copy.update(message)
    return copy.code()
  }
}
