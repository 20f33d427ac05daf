/// The strings of a payload and where they stand; of what is no JSON, what can be made out.
struct PayloadStrings {
  /// The strings in order, keys among them.
  private(set) var all: [Text] = []

  /// A string of a payload.
  struct Text {
    /// The bytes between its quotes.
    var range: Range<Int>
    /// The names of the members that lead to it; nothing where a list is on the way, and of a key.
    var path: [String]
  }

  /// An object or list around a string.
  private enum Container {
    case object(key: String?)
    case list
  }

  /// The strings of `payload`.
  init(of payload: [UInt8]) {
    var open: [Container] = []
    var position = 0
    while position < payload.count {
      switch payload[position] {
      case UInt8(ascii: "{"): open.append(.object(key: nil))
      case UInt8(ascii: "["): open.append(.list)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: ","):
        if case .object = open.last {
          open[open.count - 1] = .object(key: nil)
        }
      case UInt8(ascii: "\""):
        let range = (position + 1)..<Self.endOfString(payload, from: position + 1)
        if case .object(key: nil) = open.last {
          let key = PayloadReadings.unescaped(payload[range])
          all.append(Text(range: range, path: []))
          open[open.count - 1] = .object(key: String(decoding: key, as: UTF8.self))
        } else {
          all.append(Text(range: range, path: Self.path(open)))
        }
        position = range.upperBound
      default: break
      }
      position += 1
    }
  }

  private static func path(_ open: [Container]) -> [String] {
    var path: [String] = []
    for container in open {
      guard case .object(let key?) = container else { return [] }
      path.append(key)
    }
    return path
  }

  private static func endOfString(_ payload: [UInt8], from start: Int) -> Int {
    var position = start
    while position < payload.count, payload[position] != UInt8(ascii: "\"") {
      position += payload[position] == 0x5C ? 2 : 1
    }
    return min(position, payload.count)
  }
}
