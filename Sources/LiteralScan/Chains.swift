internal import CLiteralScan

/// Hash tables from windows to the literals that have them, one for each width.
struct Chains {
  /// Where a width's table begins in `heads`, and how far to shift a hash for it.
  struct Table {
    let start: Int
    let shift: UInt32
  }

  /// The tables for windows of one to four bytes.
  private(set) var tables: [Table] = []
  /// All tables: 0, or one more than the position in `order` where a chain begins.
  private(set) var heads: [UInt16] = []
  /// The windows' indices, chain after chain.
  private(set) var order: [Int] = []
  /// By window: whether its chain ends there.
  private(set) var isLast: [Bool]

  init(of windows: [Window]) {
    isLast = Array(repeating: true, count: windows.count)
    for width in 1...CLS_WINDOW {
      let members = windows.indices.filter { windows[$0].width == width }
      let bits = Self.bits(for: members.count)
      let table = Table(start: heads.count, shift: UInt32(32 - bits))
      tables.append(table)
      heads += Array(repeating: 0, count: 1 << bits)
      let slots = members.map { cls_hash(windows[$0].bytes, UInt32(width)) >> table.shift }
      for (slot, member) in zip(slots, members).sorted(by: { $0 < $1 }) {
        if heads[table.start + Int(slot)] == 0 {
          heads[table.start + Int(slot)] = UInt16(order.count + 1)
        } else if let previous = order.last {
          isLast[previous] = false
        }
        order.append(member)
      }
    }
  }

  /// Sixteen cells a window and 512 at least, so that most false marks meet an empty one; 64 KB at most,
  /// for the cache.
  private static func bits(for count: Int) -> Int {
    guard count > 0 else { return 1 }
    return min(15, Int.bitWidth - max(count * 16 - 1, 511).leadingZeroBitCount)
  }
}
