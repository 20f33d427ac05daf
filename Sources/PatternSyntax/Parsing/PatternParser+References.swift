extension PatternParser {
  /// `\1` or `\12`; nil if PCRE2 reads the digits as an octal byte.
  ///
  /// A number below 10, one that begins with 8 or 9, and one of a group that was already opened are
  /// references (pcre2pattern, "Non-printing characters").
  mutating func numberedBackreference() throws(PatternError) -> PatternNode? {
    let start = position
    let digits = bytes[(start + 1)...].prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else {
      throw PatternError(at: start, "there is no group of this number")
    }
    let isReference = number < 10 || digits.first.map { $0 >= 0x38 } ?? false
    guard isReference || number <= groupCount else { return nil }
    position += 1 + digits.count
    return reference(.number(number), from: start)
  }

  /// `\g1`, `\g{1}`, `\g{-1}`, `\g{name}`, `\k<name>`, `\k'name'` or `\k{name}`.
  mutating func backreference() throws(PatternError) -> PatternNode {
    let start = position
    let isNumeric = peek(1) == "g"
    position += 2
    if isNumeric, peek() == "<" || peek() == "'" {
      throw PatternError(at: start, "recursion is not supported")
    }
    if isNumeric, peek() != "{" {
      return reference(.number(try groupNumber(from: start)), from: start)
    }
    let closers: [Unicode.Scalar: Unicode.Scalar] = ["{": "}", "<": ">", "'": "'"]
    guard let opener = peek(), let closer = closers[opener] else {
      throw PatternError(at: start, "this escape needs the name of a group")
    }
    position += 1
    let target: GroupReference
    if isNumeric, let next = peek(), "+-0123456789".unicodeScalars.contains(next) {
      target = .number(try groupNumber(from: start))
    } else {
      target = .name(try groupName())
    }
    guard peek() == closer else {
      throw PatternError(at: start, "this reference is not closed")
    }
    position += 1
    return reference(target, from: start)
  }

  /// A number, perhaps relative to the groups opened so far.
  mutating func groupNumber(from start: Int) throws(PatternError) -> Int {
    let sign = peek()
    let isRelative = sign == "+" || sign == "-"
    if isRelative {
      position += 1
    }
    let digits = bytes[position...].prefix { (0x30...0x39).contains($0) }
    guard let value = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(value)
    else {
      throw PatternError(at: start, "there is no group of this number")
    }
    position += digits.count
    let number =
      switch sign {
      case "-": groupCount + 1 - value
      case "+": groupCount + value
      default: value
      }
    guard number >= 1 else {
      throw PatternError(at: start, "there is no group of this number")
    }
    return number
  }

  /// A name of word bytes that does not begin with a digit.
  mutating func groupName() throws(PatternError) -> String {
    let start = position
    let name = bytes[start...].prefix {
      Unicode.Scalar($0) == "_" || Unicode.Scalar($0).isASCIIAlphanumeric
    }
    guard let first = name.first, !(0x30...0x39).contains(first), name.count <= 32 else {
      throw PatternError(
        at: start,
        "a group name has 1 to 32 letters, digits and underscores, no digit first"
      )
    }
    position += name.count
    return String(decoding: name, as: UTF8.self)
  }

  /// Remembers a reference for the check at the end.
  mutating func reference(_ target: GroupReference, from start: Int) -> PatternNode {
    references.append((target, offset: start))
    return PatternNode(.backreference(target), at: start..<position)
  }

  /// Refuses references to groups that the pattern does not have.
  func checkReferences() throws(PatternError) {
    for (target, offset) in references {
      switch target {
      case .number(let number):
        guard number <= groupCount else {
          throw PatternError(at: offset, "there is no group of this number")
        }
      case .name(let name):
        guard numbersOfName[name] != nil else {
          throw PatternError(at: offset, "there is no group called `\(name)`")
        }
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIIAlphanumeric: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }
}
