import RuleModel

extension PatternParser {
  /// The bytes of the class that begins with the bracket here.
  mutating func byteClass() throws(PatternError) -> ByteSet {
    let start = position
    guard posixEnd() == nil else {
      throw PatternError(at: start, "a POSIX class stands inside of another pair of brackets")
    }
    position += 1
    let isNegated = take("^")
    var set = ByteSet()
    var isFirst = true
    var isQuoted = false
    while position < bytes.count {
      if isQuoted ? take("\\E") : (take("\\Q") || take("\\E")) {
        isQuoted = stands("\\Q", at: -2)
        // PCRE2 looks through quotations for the first member and for a range.
        guard !isFirst || (isQuoted && !stands("\\E")), isQuoted || peek() != "-" else {
          throw PatternError(at: start, "this place of a class is no place for a quotation")
        }
        continue
      }
      if !isQuoted, !isFirst, take("]") {
        return isNegated ? set.inverted : set
      }
      isFirst = false
      set.formUnion(try member(isQuoted: isQuoted))
    }
    throw PatternError(at: start, "this class is not closed")
  }

  /// One byte, range, escape or POSIX class.
  private mutating func member(isQuoted: Bool) throws(PatternError) -> ByteSet {
    let start = position
    if !isQuoted, let set = try classMember() {
      guard peek() != "-" || peek(1) == "]" else {
        throw PatternError(at: position, "a range cannot begin with a class")
      }
      return set
    }
    let low = try memberByte(isQuoted: isQuoted)
    guard !isQuoted, peek() == "-", let next = peek(1), next != "]" else {
      return folded(ByteSet([low]))
    }
    guard !stands("\\E", at: 1), !stands("\\Q", at: 1) else {
      throw PatternError(at: start, "a range cannot end with a quotation")
    }
    position += 1
    guard try classMember() == nil else {
      throw PatternError(at: start, "a range cannot end with a class")
    }
    let high = try memberByte(isQuoted: false)
    guard low <= high else {
      throw PatternError(at: start, "this range is out of order")
    }
    return folded(ByteSet(low...high))
  }

  private func folded(_ set: ByteSet) -> ByteSet {
    options.ignoresCase ? set.ignoringCase : set
  }

  private mutating func memberByte(isQuoted: Bool) throws(PatternError) -> UInt8 {
    let start = position
    guard bytes[start] < 0x80 else {
      throw PatternError(
        at: start,
        "this character has several bytes and cannot stand in a class; use alternatives"
      )
    }
    guard !isQuoted, peek() == "\\" else {
      position += 1
      return bytes[start]
    }
    if peek(1) == "b" {
      position += 2
      return 0x08
    }
    guard let byte = try escapedByte() else {
      throw unsupported(peek(1) ?? " ", at: start)
    }
    return byte
  }

  /// A POSIX class or an escape that stands for a class.
  private mutating func classMember() throws(PatternError) -> ByteSet? {
    if let set = try posixClass() {
      return set
    }
    guard peek() == "\\", let letter = peek(1), let set = ByteSet.escape(letter) else { return nil }
    position += 2
    return set
  }

  private mutating func posixClass() throws(PatternError) -> ByteSet? {
    guard let end = posixEnd() else { return nil }
    let start = position
    var name = bytes[(start + 2)..<end]
    let isNegated = name.first == UInt8(ascii: "^")
    if isNegated {
      name = name.dropFirst()
    }
    let text = String(decoding: name, as: UTF8.self)
    guard peek(1) == ":", let set = ByteSet.posix(text, ignoringCase: options.ignoresCase) else {
      throw PatternError(at: start, "there is no such POSIX class")
    }
    position = end + 2
    return isNegated ? set.inverted : set
  }

  /// Where `:]` stands if `[:…:]`, `[.….]` or `[=…=]` begins here, found the way PCRE2 does.
  private func posixEnd() -> Int? {
    guard peek() == "[", let mark = peek(1), [":", ".", "="].contains(mark) else { return nil }
    let terminator = bytes[position + 1]
    var index = position + 2
    while index + 1 < bytes.count {
      let pair = (Unicode.Scalar(bytes[index]), Unicode.Scalar(bytes[index + 1]))
      if pair.0 == "\\", pair.1 == "]" || pair.1 == "\\" {
        index += 1
      } else if pair.0 == "]" || (pair.0 == "[" && bytes[index + 1] == terminator) {
        return nil
      } else if bytes[index] == terminator, pair.1 == "]" {
        return index
      }
      index += 1
    }
    return nil
  }
}
