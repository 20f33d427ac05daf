public import RuleModel
public import YAMLEvents

/// Mappings of known fields, and of names that the author made.
extension NodeReader {
  /// The fields of a mapping that knows `keys` and has to hold those of them that are `required`.
  public mutating func fields(
    _ node: YAMLNode?,
    keys: [String],
    required: [String] = []
  ) -> Fields? {
    guard let node else { return nil }
    guard case .mapping = node else {
      noteWrongType(node, expected: "a mapping")
      return nil
    }
    let all = pairs(node)
    var mistyped: Set<String> = []
    for pair in all where !keys.contains(pair.name.text) {
      mistyped.formUnion(noteUnknown(key: pair.name, known: keys))
    }
    let known = all.filter { keys.contains($0.name.text) }
    let fields = Fields(location: location(node.start), fields: known, mistyped: mistyped)
    for name in required where !fields.mentions(name) {
      note("missing key '\(name)'", at: fields.location)
    }
    return fields
  }

  /// The pairs of a mapping whose keys are names of the author's, each name once.
  public mutating func pairs(_ node: YAMLNode?) -> [(name: SourceText, value: YAMLNode)] {
    guard let node else { return [] }
    guard case .mapping(let mapping) = node else {
      noteWrongType(node, expected: "a mapping")
      return []
    }
    var lines: [String: Int] = [:]
    var pairs: [(name: SourceText, value: YAMLNode)] = []
    for pair in mapping.pairs {
      let name = sourceText(pair.key)
      if let line = lines[name.text] {
        note("duplicate key \(name.text.quoted); first at line \(line)", at: name.location)
      } else {
        lines[name.text] = name.location.line
        pairs.append((name, pair.value))
      }
    }
    if pairs.isEmpty {
      note("mapping is empty", at: location(mapping.start))
    }
    return pairs
  }

  /// Notes an unknown key and gives the key it may stand for.
  ///
  /// The list of all keys is long, so that it is not told where none is near.
  private mutating func noteUnknown(key: SourceText, known: [String]) -> Set<String> {
    guard let nearest = Spelling.nearest(key.text, in: known) else {
      note("unknown key \(key.text.quoted)", at: key.location)
      return []
    }
    note("unknown key \(key.text.quoted); did you mean '\(nearest)'?", at: key.location)
    return [nearest]
  }
}
