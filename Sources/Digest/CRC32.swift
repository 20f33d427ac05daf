/// The CRC-32 checksum of Ethernet, gzip and zip: reflected polynomial 0xEDB88320.
///
/// Source: RFC 1952, section 8 (ISO 3309).
public struct CRC32: Sendable {
  private var register: UInt32 = 0xffff_ffff

  /// A checksum that has seen no bytes.
  public init() {}

  /// The checksum of `bytes`.
  public static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
    var checksum = CRC32()
    checksum.update(bytes)
    return checksum.value
  }

  /// The checksum of the bytes so far.
  public var value: UInt32 {
    ~register
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let table = remainders
    for byte in bytes {
      register = table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ (register >> 8)
    }
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: Span<UInt8>) {
    let table = remainders
    for index in bytes.indices {
      register = table[Int(UInt8(truncatingIfNeeded: register) ^ bytes[index])] ^ (register >> 8)
    }
  }
}

/// The remainder of each byte value, divided bit by bit.
private let remainders: [UInt32] = (0..<256).map { value in
  (0..<8).reduce(UInt32(value)) { remainder, _ in
    remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xedb8_8320
  }
}
