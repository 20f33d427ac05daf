/// Access control lists as the attributes of Linux hold them: acl(5), linux/posix_acl_xattr.h.
enum AccessList {
  /// The owner reads and writes, `user` reads, nobody else does anything.
  static func readableByUser(_ user: UInt32) -> [UInt8] {
    let none = UInt32.max
    let entries: [(tag: UInt16, permissions: UInt16, id: UInt32)] = [
      (0x01, 6, none), (0x02, 4, user), (0x04, 0, none), (0x10, 4, none), (0x20, 0, none),
    ]
    return bytes(UInt32(2))
      + entries.flatMap { bytes($0.tag) + bytes($0.permissions) + bytes($0.id) }
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<(number.bitWidth / 8)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
