/// A pattern of names in which `*` stands for any text and `?` for any one byte, case-sensitive.
struct Glob {
  private let pattern: [UInt8]

  /// The pattern that `text` writes.
  init(_ text: String) {
    pattern = ArgumentText.bytes(of: text)
  }

  /// Whether it names one name and no other.
  var isExact: Bool {
    !pattern.contains(UInt8(ascii: "*")) && !pattern.contains(UInt8(ascii: "?"))
  }

  /// Whether it is the pattern of `name`.
  func matches(_ name: [UInt8]) -> Bool {
    var place = 0
    var position = 0
    /// Where the last `*` stands and how far it reaches so far.
    var star: (place: Int, position: Int)?
    while position < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, position)
        place += 1
      } else if place < pattern.count,
        pattern[place] == UInt8(ascii: "?") || pattern[place] == name[position]
      {
        place += 1
        position += 1
      } else if let last = star {
        star = (last.place, last.position + 1)
        place = last.place + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
