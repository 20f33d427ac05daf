import RuleModel

/// Finds names that were given twice.
enum NameRegister {
  /// The names that repeat one before them.
  static func duplicates(of kind: String, in names: [SourceText]) -> [Diagnostic] {
    var first: [String: SourceText] = [:]
    var mistakes: [Diagnostic] = []
    for name in names {
      if let original = first[name.text] {
        mistakes.append(duplicate(kind, name, of: original))
      } else {
        first[name.text] = name
      }
    }
    return mistakes
  }

  /// The names that repeat one of a list before theirs, once for each list.
  static func duplicates(of kind: String, across lists: [[SourceText]]) -> [Diagnostic] {
    var first: [String: SourceText] = [:]
    return lists.flatMap { list in
      var seen: Set<String> = []
      let names = list.filter { seen.insert($0.text).inserted }
      defer { first.merge(names.map { ($0.text, $0) }) { original, _ in original } }
      return names.compactMap { name in
        first[name.text].map { duplicate(kind, name, of: $0) }
      }
    }
  }

  private static func duplicate(
    _ kind: String,
    _ name: SourceText,
    of original: SourceText
  ) -> Diagnostic {
    let place = original.location
    return Diagnostic(
      at: name.location,
      "duplicate \(kind) \(name.text.quoted); first at \(place.file):\(place.line):\(place.column)"
    )
  }
}
