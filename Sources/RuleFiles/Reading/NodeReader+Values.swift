public import RuleModel
public import YAMLEvents

/// From nodes to values of the type that a field has.
extension NodeReader {
  /// A text that is not empty; numbers and words like `true` are texts, too.
  public mutating func text(_ node: YAMLNode?) -> SourceText? {
    guard let node else { return nil }
    guard case .scalar(let scalar) = node, !scalar.isAbsent else {
      noteWrongType(node, expected: "a text")
      return nil
    }
    guard !scalar.text.isEmpty else {
      note("text is empty", at: location(scalar.start))
      return nil
    }
    return sourceText(scalar)
  }

  /// The texts of a list of at least one.
  public mutating func texts(_ node: YAMLNode?) -> [SourceText] {
    items(node, expected: "a list of texts").compactMap { text($0) }
  }

  /// The nodes of a list of at least one.
  public mutating func items(_ node: YAMLNode?, expected: String = "a list") -> [YAMLNode] {
    guard let node else { return [] }
    guard case .sequence(let list) = node else {
      noteWrongType(node, expected: expected)
      return []
    }
    if list.items.isEmpty {
      note("list is empty", at: location(list.start))
    }
    return list.items
  }

  /// The value with the name that stands there.
  public mutating func choice<Value>(_ node: YAMLNode?, _ kind: String) -> Value?
  where Value: CaseIterable & RawRepresentable<String> {
    guard let name = text(node) else { return nil }
    guard let value = Value(rawValue: name.text) else {
      noteUnknown(kind, name, known: Value.allCases.map(\.rawValue))
      return nil
    }
    return value
  }

  /// `true` or `false`, without quotes.
  public mutating func flag(_ node: YAMLNode?) -> Bool? {
    guard let node else { return nil }
    guard case .scalar(let scalar) = node, scalar.style == .plain, let flag = Bool(scalar.text)
    else {
      noteWrongType(node, expected: "true or false")
      return nil
    }
    return flag
  }

  /// A whole number in `bounds`, without quotes.
  public mutating func number(_ node: YAMLNode?, in bounds: ClosedRange<Int>) -> Int? {
    guard let node else { return nil }
    guard case .scalar(let scalar) = node, scalar.style == .plain, let number = Int(scalar.text),
      bounds.contains(number)
    else {
      let expected = "a number from \(bounds.lowerBound) to \(bounds.upperBound)"
      noteWrongType(node, expected: expected)
      return nil
    }
    return number
  }

  /// Notes that `node` is not what was `expected` in its place.
  public mutating func noteWrongType(_ node: YAMLNode, expected: String) {
    let found =
      switch node {
      case .scalar(let scalar) where scalar.isAbsent: "nothing"
      case .scalar(let scalar) where scalar.style == .plain && !expected.contains("text"):
        scalar.text.quoted
      case .scalar: "a text"
      case .sequence: "a list"
      case .mapping: "a mapping"
      }
    note("expected \(expected), found \(found)", at: location(node.start))
  }
}
