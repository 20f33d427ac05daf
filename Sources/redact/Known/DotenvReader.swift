/// Reads `.env` files as the libraries for them do: `NAME=value`, `export NAME='value'`, `NAME="va\nlue"`,
/// `# comments`; a value in quotes may go over lines.
struct DotenvReader {
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1

  /// A name and its value.
  struct Entry {
    var name: String
    var value: [UInt8]
    /// The line on which the name stands, from 1.
    var line: Int
  }

  private static let newline = UInt8(ascii: "\n")
  private static let blanks = Array(" \t\r".utf8)

  /// The entries of `bytes`, in order; a line that is none is left out.
  static func entries(of bytes: [UInt8]) -> [Entry] {
    var reader = DotenvReader(bytes: bytes)
    var entries: [Entry] = []
    while reader.position < bytes.count {
      entries += reader.entry().map { [$0] } ?? []
    }
    return entries
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func entry() -> Entry? {
    let start = line
    let rest = bytes[position...]
    let head = rest.prefix { $0 != Self.newline && $0 != UInt8(ascii: "=") }
    position = head.endIndex
    var name = Self.trimmed(head)
    guard position < bytes.count, bytes[position] != Self.newline,
      name.first != UInt8(ascii: "#")
    else {
      _ = takeLine()
      return nil
    }
    if name.starts(with: "export ".utf8) {
      name = Self.trimmed(name.dropFirst(7))
    }
    position += 1
    while position < bytes.count, Self.blanks.contains(bytes[position]) {
      position += 1
    }
    let value = quoted() ?? plain()
    return Entry(name: String(decoding: name, as: UTF8.self), value: value, line: start)
  }

  /// A value in quotes; nil if there is no quote, or none that ends it.
  private mutating func quoted() -> [UInt8]? {
    guard position < bytes.count, "'\"`".utf8.contains(bytes[position]) else { return nil }
    let quote = bytes[position]
    var value: [UInt8] = []
    var index = position + 1
    while index < bytes.count, bytes[index] != quote {
      if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        value += Self.unescaped(bytes[index + 1])
        index += 2
      } else {
        value.append(bytes[index])
        index += 1
      }
    }
    guard index < bytes.count else { return nil }
    line += bytes[position..<index].count { $0 == Self.newline }
    position = index + 1
    _ = takeLine()
    return value
  }

  /// A value up to a comment or the line's end.
  private mutating func plain() -> [UInt8] {
    let rest = takeLine()
    let comment = rest.indices.first { index in
      rest[index] == UInt8(ascii: "#") && index > rest.startIndex
        && Self.blanks.contains(rest[index - 1])
    }
    return Array(Self.trimmed(rest[..<(comment ?? rest.endIndex)]))
  }

  private mutating func takeLine() -> ArraySlice<UInt8> {
    let rest = bytes[position...].prefix { $0 != Self.newline }
    position = rest.endIndex + 1
    line += 1
    return rest
  }

  private static func unescaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "n"): [newline]
    case UInt8(ascii: "r"): [UInt8(ascii: "\r")]
    case UInt8(ascii: "t"): [UInt8(ascii: "\t")]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"): [byte]
    default: [UInt8(ascii: "\\"), byte]
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let last = text.last, blanks.contains(last) {
      text.removeLast()
    }
    return text.drop { blanks.contains($0) }
  }
}
