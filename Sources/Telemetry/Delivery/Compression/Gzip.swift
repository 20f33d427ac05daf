internal import Digest

/// Writes the gzip format.
///
/// Own code rather than zlib: the library is linked into tools that want no further system library, any
/// transport gets the same bytes, and a writer alone has no input to be attacked with.
/// Source: RFC 1952, section 2.3.
enum Gzip {
  /// `bytes` compressed, as one member without name and time, which would say something about the machine.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
    output.reserveCapacity(bytes.count / 2 + 64)
    Deflate.compress(bytes.span, into: &output)
    var checksum = CRC32()
    checksum.update(bytes.span)
    append(checksum.value, to: &output)
    append(UInt32(truncatingIfNeeded: bytes.count), to: &output)
    return output
  }

  private static func append(_ number: UInt32, to output: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      output.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
    }
  }
}
