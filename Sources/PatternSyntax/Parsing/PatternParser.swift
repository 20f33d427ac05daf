import RuleModel

/// Reads a pattern from left to right into a tree.
struct PatternParser {
  let bytes: [UInt8]
  var position = 0
  var options = PatternOptions()
  /// Whether the place is between `\Q` and `\E`.
  var isQuoting = false
  var depth = 0
  var groupCount = 0
  var numbersOfName: [String: [Int]] = [:]
  var nameOfNumber: [Int: String] = [:]
  /// References that are checked when all groups are known.
  var references: [(GroupReference, offset: Int)] = []

  /// PCRE2's own limit of nested parentheses.
  static let maximumDepth = 250

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The tree of the whole pattern.
  mutating func parsed() throws(PatternError) -> PatternNode {
    let root = try alternation()
    guard position == bytes.count else {
      throw PatternError(at: position, "this parenthesis closes no group")
    }
    try checkReferences()
    return root
  }

  /// The byte at the place plus `distance`, as the scalar of that value.
  func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let index = position + distance
    guard bytes.indices.contains(index) else { return nil }
    return Unicode.Scalar(bytes[index])
  }

  /// Whether `text` stands at the place plus `distance`.
  func stands(_ text: StaticString, at distance: Int = 0) -> Bool {
    let wanted = Array("\(text)".utf8)
    return bytes.dropFirst(position + distance).starts(with: wanted)
  }

  /// Steps over `text` if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    guard stands(text) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Alternatives up to a closing parenthesis or the end.
  mutating func alternation(
    resettingGroups resets: Bool = false
  ) throws(PatternError)
    -> PatternNode
  {
    let start = position
    let branches = try branches(resettingGroups: resets)
    guard branches.count > 1 else { return branches[0] }
    return PatternNode(.alternation(branches), at: start..<position)
  }

  /// The alternatives up to a closing parenthesis or the end; at least one.
  mutating func branches(
    resettingGroups resets: Bool = false
  ) throws(PatternError)
    -> [PatternNode]
  {
    let firstGroup = groupCount
    var branches = [try sequence()]
    var lastGroup = groupCount
    while !isQuoting, take("|") {
      if resets {
        groupCount = firstGroup
      }
      branches.append(try sequence())
      lastGroup = max(lastGroup, groupCount)
    }
    groupCount = lastGroup
    return branches
  }

  /// Items up to a bar, a closing parenthesis or the end.
  private mutating func sequence() throws(PatternError) -> PatternNode {
    let start = position
    var nodes: [PatternNode] = []
    while position < bytes.count {
      guard try !skipIgnored() else { continue }
      guard isQuoting || (peek() != "|" && peek() != ")") else { break }
      if !isQuoting, let stray = try quantifier() {
        throw PatternError(at: stray.range.lowerBound, Self.nothingToRepeat)
      }
      nodes += try quantified(item())
    }
    guard nodes.count != 1 else { return nodes[0] }
    return PatternNode(.sequence(nodes), at: start..<position)
  }

  /// `item` with the quantifier that follows it, if any.
  private mutating func quantified(_ item: PatternItem) throws(PatternError) -> [PatternNode] {
    let end = position
    while try skipIgnored() {}
    guard !isQuoting, let quantifier = try quantifier() else {
      return item.nodes
    }
    switch item {
    case .nothing, .fixed:
      throw PatternError(at: quantifier.range.lowerBound, Self.nothingToRepeat)
    case .character:
      throw PatternError(
        at: quantifier.range.lowerBound,
        "this would repeat only the last byte of the character before it; use a group"
      )
    case .repeatable(let node):
      let range = node.range.lowerBound..<max(end, quantifier.range.upperBound)
      return [PatternNode(.repetition(node, quantifier), at: range)]
    }
  }

  private static let nothingToRepeat = "this quantifier follows nothing that can be repeated"

  /// Steps over one `\Q`, `\E`, comment or, under `(?x)`, blank; whether there was one.
  private mutating func skipIgnored() throws(PatternError) -> Bool {
    if isQuoting {
      guard take("\\E") else { return false }
      isQuoting = false
      return true
    }
    if take("\\Q") {
      isQuoting = true
      return true
    }
    if take("\\E") {
      return true
    }
    if stands("(?#") {
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ")")) else {
        throw PatternError(at: position, "this comment is not closed")
      }
      position = end + 1
      return true
    }
    guard options.isExtended, let next = peek() else { return false }
    if next == "#" {
      position = bytes[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      return true
    }
    guard ByteSet.blanks.contains(bytes[position]) else { return false }
    position += 1
    return true
  }

  /// One byte, character, class, escape, assertion or group.
  private mutating func item() throws(PatternError) -> PatternItem {
    let start = position
    guard !isQuoting else { return literalCharacter() }
    switch peek() {
    case "(":
      return try group()
    case "[":
      let set = try byteClass()
      return .repeatable(PatternNode(.byte(set), at: start..<position))
    case "\\":
      return try escape()
    case ".":
      position += 1
      let set = options.dotMatchesLineFeed ? ByteSet.all : ByteSet.notLineFeed
      return .repeatable(PatternNode(.byte(set), at: start..<position))
    case "^":
      position += 1
      let place = options.isMultiline ? Assertion.lineStart : .textStart
      return .fixed(PatternNode(.assertion(place), at: start..<position))
    case "$":
      position += 1
      let place = options.isMultiline ? Assertion.lineEnd : .textEndOrFinalLineFeed
      return .fixed(PatternNode(.assertion(place), at: start..<position))
    default:
      return literalCharacter()
    }
  }

  /// The character here, as its UTF-8 bytes.
  private mutating func literalCharacter() -> PatternItem {
    let start = position
    position += 1
    guard bytes[start] >= 0x80 else {
      return .repeatable(literal(bytes[start], from: start))
    }
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 {
      position += 1
    }
    return .character(
      (start..<position).map { PatternNode(.byte(ByteSet([bytes[$0]])), at: $0..<$0 + 1) }
    )
  }

  /// A literal byte that was written from `start` up to here.
  func literal(_ byte: UInt8, from start: Int) -> PatternNode {
    let set = ByteSet([byte])
    return PatternNode(.byte(options.ignoresCase ? set.ignoringCase : set), at: start..<position)
  }
}
