extension PatternParser {
  /// The group, option setting or condition that begins with the parenthesis here.
  mutating func group() throws(PatternError) -> PatternItem {
    let start = position
    guard !stands("(*") else {
      throw PatternError(at: start, "verbs are not supported")
    }
    position += 1
    guard take("?") else {
      groupCount += 1
      return try capture(groupCount, name: nil, from: start)
    }
    if take(":") {
      return .repeatable(try body(from: start))
    }
    if take("|") {
      return .repeatable(try body(from: start, resettingGroups: true))
    }
    if take(">") {
      let inner = try body(from: start)
      return .repeatable(PatternNode(.atomic(inner), at: start..<position))
    }
    if let look = try lookaround(from: start) {
      return .fixed(look)
    }
    if take("P<") || take("<") {
      return try namedCapture(closer: ">", from: start)
    }
    if take("'") {
      return try namedCapture(closer: "'", from: start)
    }
    if take("P=") {
      let name = try groupName()
      guard take(")") else {
        throw PatternError(at: start, "this reference is not closed")
      }
      return .repeatable(reference(.name(name), from: start))
    }
    if take("(") {
      return .repeatable(try conditional(from: start))
    }
    try refuseCalls(from: start)
    return try optionSetting(from: start)
  }

  /// What stands up to the parenthesis that closes the group opened at `start`.
  private mutating func body(
    from start: Int,
    resettingGroups resets: Bool = false
  )
    throws(PatternError) -> PatternNode
  {
    let branches = try bodyBranches(from: start, resettingGroups: resets)
    guard branches.count == 1 else {
      return PatternNode(.alternation(branches), at: start..<position)
    }
    return PatternNode(branches[0].kind, at: start..<position)
  }

  /// The alternatives up to the parenthesis that closes the group opened at `start`.
  private mutating func bodyBranches(
    from start: Int,
    resettingGroups resets: Bool = false
  )
    throws(PatternError) -> [PatternNode]
  {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw PatternError(at: start, "groups are nested more than \(Self.maximumDepth) deep")
    }
    let outer = options
    let branches = try branches(resettingGroups: resets)
    guard !isQuoting, take(")") else {
      throw PatternError(at: start, "this group is not closed")
    }
    options = outer
    depth -= 1
    return branches
  }

  private mutating func capture(
    _ number: Int,
    name: String?,
    from start: Int
  )
    throws(PatternError) -> PatternItem
  {
    let inner = try body(from: start)
    return .repeatable(
      PatternNode(.capture(number, name: name, inner), at: start..<position)
    )
  }

  private mutating func namedCapture(
    closer: Unicode.Scalar,
    from start: Int
  )
    throws(PatternError) -> PatternItem
  {
    let offset = position
    let name = try groupName()
    guard peek() == closer else {
      throw PatternError(at: offset, "this group name is not closed")
    }
    position += 1
    groupCount += 1
    let number = groupCount
    let known = numbersOfName[name] ?? []
    guard known.isEmpty || known.contains(number) || options.allowsDuplicateNames else {
      throw PatternError(at: offset, "two groups are called `\(name)`; (?J) allows that")
    }
    guard nameOfNumber[number] == nil || nameOfNumber[number] == name else {
      throw PatternError(at: offset, "groups of the same number need the same name")
    }
    nameOfNumber[number] = name
    if !known.contains(number) {
      numbersOfName[name] = (known + [number]).sorted()
    }
    return try capture(number, name: name, from: start)
  }

  private mutating func lookaround(from start: Int) throws(PatternError) -> PatternNode? {
    let direction: LookDirection
    let isNegative: Bool
    if take("=") {
      (direction, isNegative) = (.ahead, false)
    } else if take("!") {
      (direction, isNegative) = (.ahead, true)
    } else if take("<=") {
      (direction, isNegative) = (.behind, false)
    } else if take("<!") {
      (direction, isNegative) = (.behind, true)
    } else {
      return nil
    }
    let branches = try bodyBranches(from: start)
    if direction == .behind {
      try requireFixedLengths(branches, from: start)
    }
    let range = start..<position
    let inner =
      branches.count == 1 ? branches[0] : PatternNode(.alternation(branches), at: range)
    return PatternNode(.look(direction, isNegative: isNegative, inner), at: start..<position)
  }

  /// Refuses a lookbehind of which an alternative can have several lengths, as PCRE2 10.42 does.
  private func requireFixedLengths(
    _ branches: [PatternNode],
    from start: Int
  )
    throws(PatternError)
  {
    for branch in branches {
      let length = MatchLength(of: branch)
      guard let longest = length.maximum, longest <= 65_535 else {
        throw PatternError(at: start, "this lookbehind has no greatest length")
      }
      guard length.minimum == longest else {
        throw PatternError(at: start, "an alternative of this lookbehind has no fixed length")
      }
    }
  }

  /// `(?(1)…|…)`, `(?(<name>)…)`, `(?('name')…)` and `(?(-1)…)`, after the second parenthesis.
  private mutating func conditional(from start: Int) throws(PatternError) -> PatternNode {
    let target: GroupReference
    if let next = peek(), "+-0123456789".unicodeScalars.contains(next) {
      target = .number(try groupNumber(from: start))
    } else {
      let isQuoted = peek() == "'"
      guard take("<") || take("'") else {
        throw PatternError(at: start, "only conditions on a group are supported")
      }
      target = .name(try groupName())
      guard isQuoted ? take("'") : take(">") else {
        throw PatternError(at: start, "this condition is not closed")
      }
    }
    guard take(")") else {
      throw PatternError(at: start, "this condition is not closed")
    }
    references.append((target, offset: start))
    let branches = try bodyBranches(from: start)
    guard branches.count <= 2 else {
      throw PatternError(at: start, "a condition has at most two branches")
    }
    let empty = PatternNode(.sequence([]), at: position - 1..<position - 1)
    let otherwise = branches.count == 2 ? branches[1] : empty
    return PatternNode(
      .conditional(target, branches[0], otherwise: otherwise),
      at: start..<position
    )
  }

  private func refuseCalls(from start: Int) throws(PatternError) {
    switch peek() {
    case "&":
      throw PatternError(at: start, "this call names no pattern of the grammar")
    case "R":
      throw PatternError(at: start, "recursion is not supported")
    case .some("0"..."9"):
      throw PatternError(at: start, "recursion is not supported")
    case "P" where peek(1) == ">":
      throw PatternError(at: start, "recursion is not supported")
    case "+", "-":
      guard let digit = peek(1), ("0"..."9").contains(digit) else { return }
      throw PatternError(at: start, "recursion is not supported")
    case "C":
      throw PatternError(at: start, "callouts are not supported")
    default:
      return
    }
  }

  /// `(?i)`, `(?i-s)` or `(?i:…)`, after the question mark.
  private mutating func optionSetting(from start: Int) throws(PatternError) -> PatternItem {
    let outer = options
    var isSetting = true
    while let letter = peek() {
      let offset = position
      position += 1
      switch letter {
      case ")":
        return .nothing
      case ":":
        let inner = try body(from: start)
        options = outer
        return .repeatable(inner)
      case "-" where isSetting:
        isSetting = false
      default:
        guard let option = PatternOptions.option(for: letter),
          letter != "x" || peek() != "x"
        else {
          throw PatternError(at: offset, "this option or kind of group is not supported")
        }
        options[keyPath: option] = isSetting
      }
    }
    throw PatternError(at: start, "this group is not closed")
  }
}
