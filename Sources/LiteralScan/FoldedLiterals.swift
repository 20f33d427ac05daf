internal import CLiteralScan

/// The literals in lower case, each once.
struct FoldedLiterals {
  /// Each different literal, in order of its first id.
  private(set) var distinct: [FoldedLiteral] = []
  /// The bytes of the distinct literals, one after the other.
  private(set) var text: [UInt8] = []
  /// The ids of equal literals side by side, ascending.
  private(set) var ids: [UInt16] = []

  init(_ literals: [[UInt8]]) {
    var indices: [[UInt8]: Int] = [:]
    indices.reserveCapacity(literals.count)
    let indexOfLiteral = literals.map { literal in
      let bytes = literal.map {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
      }
      if let known = indices[bytes] {
        distinct[known].idCount += 1
        return known
      }
      indices[bytes] = distinct.count
      // SAFETY: the window only reads the buffer.
      let window = unsafe bytes.withUnsafeBufferPointer { unsafe Window(of: $0) }
      distinct.append(
        FoldedLiteral(start: text.count, head: bytes.prefix(8), length: bytes.count, window: window)
      )
      text += bytes
      return distinct.count - 1
    }
    var firstId = 0
    for index in distinct.indices {
      distinct[index].firstId = firstId
      firstId += distinct[index].idCount
    }
    ids = Array(repeating: 0, count: literals.count)
    var next = distinct.map(\.firstId)
    for (id, index) in indexOfLiteral.enumerated() {
      ids[next[index]] = UInt16(id)
      next[index] += 1
    }
  }
}

/// A literal in lower case, and who asked for it.
struct FoldedLiteral {
  /// Where its bytes begin in the text of all.
  let start: Int
  /// Its first eight bytes.
  let head: ArraySlice<UInt8>
  let length: Int
  let window: Window
  /// Where its ids begin among those of all.
  var firstId = 0
  var idCount = 1

  /// What the C side compares with.
  func entry(isLast: Bool) -> cls_entry {
    var entry = cls_entry()
    for (index, byte) in head.enumerated() {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      entry.value |= UInt64(byte) << UInt64(8 * index)
      entry.fold |= (isLetter ? 0x20 : 0) << UInt64(8 * index)
      entry.mask |= 0xff << UInt64(8 * index)
    }
    entry.text = UInt32(start)
    entry.firstId = UInt32(firstId)
    entry.idCount = UInt16(idCount)
    entry.length = UInt8(length)
    entry.windowOffset = UInt8(window.offset)
    entry.isLastOfChain = isLast
    return entry
  }
}
