/// The words of RFC 8259: where each ends, given where it begins.
extension Span<UInt8> {
  /// The offset of the first byte from `start` that is no white space; `count` if there is none.
  func firstNonWhitespace(from start: Int) -> Int {
    var position = start
    while position < count {
      switch self[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
      default:
        return position
      }
    }
    return position
  }

  /// The offset after the string whose opening quote is at `start`, and if it holds a backslash.
  func endOfJSONString(at start: Int) throws(JSONError) -> (end: Int, hasEscapes: Bool) {
    var position = start + 1
    var hasEscapes = false
    while position < count {
      let byte = self[position]
      if byte == UInt8(ascii: "\"") {
        return (position + 1, hasEscapes)
      }
      guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: position) }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        position = try endOfJSONEscape(at: position)
      } else {
        position += 1
      }
    }
    throw JSONError(.unexpectedEnd, at: count)
  }

  /// The offset after the number that begins at `start`.
  func endOfJSONNumber(at start: Int) throws(JSONError) -> Int {
    var position = start
    if self[position] == UInt8(ascii: "-") {
      position += 1
    }
    if position < count, self[position] == UInt8(ascii: "0") {
      position += 1
      // `01` is no number; say so here rather than call the 1 unexpected.
      guard endOfDigits(from: position) == position else {
        throw JSONError(.invalidNumber, at: position)
      }
    } else {
      position = try endOfSomeDigits(from: position)
    }
    if position < count, self[position] == UInt8(ascii: ".") {
      position = try endOfSomeDigits(from: position + 1)
    }
    if position < count, self[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < count,
        self[position] == UInt8(ascii: "+") || self[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      position = try endOfSomeDigits(from: position)
    }
    return position
  }

  /// The offset after `word`, which must stand at `start`.
  func end(of word: String, at start: Int) throws(JSONError) -> Int {
    var position = start
    for byte in word.utf8 {
      guard position < count else { throw JSONError(.unexpectedEnd, at: count) }
      guard self[position] == byte else { throw JSONError(.unexpectedByte, at: position) }
      position += 1
    }
    return position
  }

  private func endOfJSONEscape(at start: Int) throws(JSONError) -> Int {
    guard start + 1 < count else { throw JSONError(.unexpectedEnd, at: count) }
    switch self[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      for position in (start + 2)..<(start + 6) {
        guard position < count else { throw JSONError(.unexpectedEnd, at: count) }
        guard self[position].hexadecimalValue != nil else {
          throw JSONError(.invalidEscape, at: start)
        }
      }
      return start + 6
    default:
      throw JSONError(.invalidEscape, at: start)
    }
  }

  private func endOfSomeDigits(from start: Int) throws(JSONError) -> Int {
    let end = endOfDigits(from: start)
    guard end > start else {
      throw JSONError(start < count ? .invalidNumber : .unexpectedEnd, at: start)
    }
    return end
  }

  private func endOfDigits(from start: Int) -> Int {
    var position = start
    while position < count, self[position] &- UInt8(ascii: "0") < 10 {
      position += 1
    }
    return position
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit in either case; nil for any other byte.
  var hexadecimalValue: UInt16? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(self - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(self - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
