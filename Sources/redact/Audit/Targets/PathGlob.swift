/// A pattern of paths: `*` stands for any text without a slash, `**` for any text, `?` for one byte that
/// is no slash, `[a-z]` and `[!a-z]` for one of a class.
///
/// Matched in time proportional to the product of both lengths, whatever the pattern is.
struct PathGlob: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case byte(UInt8)
    case oneOf(Set<UInt8>)
    /// Any text without a slash.
    case name
    /// Any text.
    case path
    /// Nothing, or any text that ends with a slash.
    case folders
  }

  private let parts: [Part]

  /// The pattern that `text` writes.
  init(_ text: [UInt8]) {
    var parts: [Part] = []
    var rest = text[...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "*"):
        let stars = rest.prefix { $0 == byte }
        rest = rest.dropFirst(stars.count)
        let isFolder = rest.first == UInt8(ascii: "/")
        parts.append(stars.count == 1 ? .name : isFolder ? .folders : .path)
        if stars.count > 1, isFolder { rest = rest.dropFirst() }
      case UInt8(ascii: "?"):
        parts.append(.oneOf(Self.names))
        rest = rest.dropFirst()
      case UInt8(ascii: "["):
        let (set, behind) = Self.set(in: rest) ?? ([byte], rest.dropFirst())
        parts.append(.oneOf(set))
        rest = behind
      case UInt8(ascii: "\\") where rest.count > 1:
        parts.append(.byte(rest[rest.startIndex + 1]))
        rest = rest.dropFirst(2)
      default:
        parts.append(.byte(byte))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
  }

  /// Whether `path` is one of the pattern's.
  func matches(_ path: [UInt8]) -> Bool {
    // The places in the pattern that the bytes so far lead to.
    var places = Set<Int>()
    add(0, to: &places)
    for byte in path {
      var next = Set<Int>()
      let isBehindSlash = byte == UInt8(ascii: "/")
      for place in places where place < parts.count {
        switch parts[place] {
        case .byte(byte): add(place + 1, to: &next)
        case .oneOf(let set) where set.contains(byte):
          add(place + 1, to: &next)
        case .name where !isBehindSlash: add(place, to: &next)
        case .path: add(place, to: &next)
        case .folders:
          next.insert(place)
          if isBehindSlash { add(place + 1, to: &next) }
        default: break
        }
      }
      guard !next.isEmpty else { return false }
      places = next
    }
    return places.contains(parts.count)
  }

  /// Adds a place and those that it leads to without a byte.
  private func add(_ place: Int, to places: inout Set<Int>) {
    places.insert(place)
    guard place < parts.count else { return }
    switch parts[place] {
    case .name, .path, .folders: add(place + 1, to: &places)
    case .byte, .oneOf: break
    }
  }

  private static let names = Set((1...UInt8.max).filter { $0 != UInt8(ascii: "/") })

  /// The class that `text` begins with and what stands behind it; nil if it is not closed.
  private static func set(in text: ArraySlice<UInt8>) -> (Set<UInt8>, ArraySlice<UInt8>)? {
    var rest = text.dropFirst()
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest = rest.dropFirst() }
    var set = Set<UInt8>()
    var isFirst = true
    while let byte = rest.first, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      let next = rest.dropFirst()
      if next.first == UInt8(ascii: "-"), let last = next.dropFirst().first,
        last != UInt8(ascii: "]"), byte <= last
      {
        set.formUnion(byte...last)
        rest = next.dropFirst(2)
      } else {
        set.insert(byte)
        rest = next
      }
    }
    guard rest.first == UInt8(ascii: "]") else { return nil }
    return (isNegated ? names.subtracting(set) : set.intersection(names), rest.dropFirst())
  }
}
