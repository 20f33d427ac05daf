/// Finds the calls `(?&name)` of a pattern that may not parse yet.
struct CallScanner {
  private let bytes: [UInt8]
  private var position = 0

  /// A call and where it stands.
  struct Call {
    var name: String
    var range: Range<Int>
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The calls in the order of the pattern.
  consuming func calls() -> [Call] {
    var calls: [Call] = []
    while position < bytes.count {
      if stands("\\Q") {
        skip(past: "\\E")
      } else if bytes[position] == UInt8(ascii: "\\") {
        position += 2
      } else if stands("(?#") {
        skip(past: ")")
      } else if bytes[position] == UInt8(ascii: "[") {
        skipClass()
      } else if let call = call() {
        calls.append(call)
        position = call.range.upperBound
      } else {
        position += 1
      }
    }
    return calls
  }

  private func stands(_ text: String) -> Bool {
    bytes.dropFirst(position).starts(with: text.utf8)
  }

  private mutating func skip(past end: String) {
    while position < bytes.count, !stands(end) {
      position += 1
    }
    position += end.utf8.count
  }

  private func call() -> Call? {
    guard stands("(?&") else { return nil }
    let name = bytes[(position + 3)...].prefix { $0 != UInt8(ascii: ")") }
    guard name.endIndex < bytes.count else { return nil }
    return Call(
      name: String(decoding: name, as: UTF8.self),
      range: position..<name.endIndex + 1
    )
  }

  private mutating func skipClass() {
    position += 1
    if stands("^") {
      position += 1
    }
    if stands("]") {
      position += 1
    }
    while position < bytes.count, !stands("]") {
      if stands("\\Q") {
        skip(past: "\\E")
      } else if stands("\\") {
        position += 2
      } else if stands("[:"), let end = posixEnd() {
        position = end
      } else {
        position += 1
      }
    }
    position += 1
  }

  /// The place after `[:name:]`.
  private func posixEnd() -> Int? {
    let name = bytes[(position + 2)...].prefix {
      (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "^")
    }
    guard bytes[name.endIndex...].starts(with: ":]".utf8) else { return nil }
    return name.endIndex + 2
  }
}
