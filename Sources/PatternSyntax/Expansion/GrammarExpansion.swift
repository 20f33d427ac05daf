/// `pattern` with each call `(?&name)` replaced by `(?:…)` around the definition of that name.
///
/// Calls inside of definitions are replaced too. Quotations, classes, comments `(?#…)` and escapes are
/// left alone. A definition takes over the options that hold where it is called. Throws at the call
/// when a name is unknown, when definitions call each other in a circle or 64 deep, and when the
/// result grows past 64 KiB.
public func expanded(
  _ pattern: String,
  definitions: [String: String]
) throws(PatternError)
  -> ExpandedPattern
{
  var budget = GrammarExpansion.maximumLength
  return try GrammarExpansion(definitions: definitions, callers: [])
    .expanded(pattern, budget: &budget)
}

/// One level of calls.
private struct GrammarExpansion {
  let definitions: [String: String]
  /// The names whose definitions are being expanded, the outermost first.
  let callers: [String]

  static let maximumLength = 65_536
  static let maximumDepth = 64

  func expanded(_ pattern: String, budget: inout Int) throws(PatternError) -> ExpandedPattern {
    let bytes = Array(pattern.utf8)
    var result = ExpandedPattern()
    var copied = 0
    for call in CallScanner(bytes).calls() {
      result.copy(bytes[copied..<call.range.lowerBound])
      let replacement = try replacement(for: call, budget: &budget)
      result.put("(?:\(replacement))", forCallAt: call.range.lowerBound)
      copied = call.range.upperBound
    }
    result.copy(bytes[copied...])
    return result
  }

  private func replacement(
    for call: CallScanner.Call,
    budget: inout Int
  ) throws(PatternError)
    -> String
  {
    let offset = call.range.lowerBound
    guard let definition = definitions[call.name] else {
      throw PatternError(
        at: offset,
        "no pattern of the grammar is called `\(call.name)`\(suggestion(call.name))"
      )
    }
    guard !callers.contains(call.name) else {
      let circle = (callers + [call.name]).joined(separator: " → ")
      throw PatternError(at: offset, "this call goes in a circle: \(circle)")
    }
    guard callers.count < Self.maximumDepth else {
      throw PatternError(at: offset, "the calls go more than \(Self.maximumDepth) deep")
    }
    budget -= definition.utf8.count + 4
    guard budget >= 0 else {
      throw PatternError(at: offset, "the pattern grows past 64 KiB by its calls")
    }
    let inner = GrammarExpansion(definitions: definitions, callers: callers + [call.name])
    do throws(PatternError) {
      return try inner.expanded(definition, budget: &budget).text
    } catch {
      // A mistake inside of a definition is shown where the pattern calls it.
      throw PatternError(at: offset, error.message)
    }
  }

  private func suggestion(_ name: String) -> String {
    let wanted = Array(name.utf8)
    let nearest = definitions.keys.sorted()
      .map { (name: $0, distance: editDistance(Array($0.utf8), wanted)) }
      .min { $0.distance < $1.distance }
    guard let nearest, nearest.distance <= max(2, wanted.count / 3) else { return "" }
    return "; did you mean `\(nearest.name)`?"
  }
}

/// The number of insertions, deletions and replacements between two names (Levenshtein).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (index, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let replaced = diagonal + (right[column] == byte ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}
