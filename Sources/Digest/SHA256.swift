/// The SHA-256 hash function.
///
/// Source: FIPS 180-4, sections 4.1.2, 5.3.3 and 6.2.
public struct SHA256: Sendable {
  /// The number of bytes in a digest.
  public static let digestByteCount = 32

  /// The number of bytes hashed at a time.
  public static let blockByteCount = 64

  private var state = SHA256State()
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// A hash that has seen no bytes.
  public init() {}

  /// The 32-byte digest of `bytes`.
  public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    // An `Array` that is already one is not copied.
    update(Array(bytes).span)
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: Span<UInt8>) {
    byteCount &+= UInt64(bytes.count)
    var schedule = [UInt32](repeating: 0, count: 64)
    var position = 0
    if !pending.isEmpty {
      while pending.count < Self.blockByteCount, position < bytes.count {
        pending.append(bytes[position])
        position += 1
      }
      guard pending.count == Self.blockByteCount else { return }
      // A copy, because the span borrows all of `self`.
      var next = state
      next.compress(pending.span, at: 0, schedule: &schedule)
      state = next
      pending.removeAll(keepingCapacity: true)
    }
    while bytes.count - position >= Self.blockByteCount {
      state.compress(bytes, at: position, schedule: &schedule)
      position += Self.blockByteCount
    }
    while position < bytes.count {
      pending.append(bytes[position])
      position += 1
    }
  }

  /// The 32-byte digest of the bytes so far; more may be appended afterwards.
  public func digest() -> [UInt8] {
    // Padding: a one bit, zeros, and the length in bits; section 5.1.1.
    var hash = self
    var padding: [UInt8] = [0x80]
    let used = (pending.count + 1 + 8) % Self.blockByteCount
    let zeros = used == 0 ? 0 : Self.blockByteCount - used
    padding.append(contentsOf: repeatElement(0, count: zeros))
    let bitCount = byteCount &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    hash.update(padding)
    return hash.state.bytes
  }
}
