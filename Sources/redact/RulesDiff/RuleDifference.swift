internal import RuleModel

/// The report of a comparison of two rule sets.
struct RuleDifference {
  private let added: [String]
  private let retired: [String]
  private let changed: [String]
  private let comparison: SampleComparison

  /// The difference between `old` and `new`, and what it came to on samples.
  init(_ old: RuleSet, _ new: RuleSet, _ comparison: SampleComparison) {
    let before = Dictionary(old.rules.map { ($0.id, $0) }) { first, _ in first }
    let after = Dictionary(new.rules.map { ($0.id, $0) }) { first, _ in first }
    added = after.keys.filter { before[$0] == nil }.sorted()
    retired = before.keys.filter { after[$0] == nil }.sorted()
    changed = after.filter { id, rule in before[id].map { $0 != rule } ?? false }.keys.sorted()
    self.comparison = comparison
  }

  /// What the old rules remove and the new ones do not.
  var newlyKept: RemovalCount {
    comparison.newlyKept
  }

  /// The report for people.
  var lines: [String] {
    let rules = [("added", added), ("retired", retired), ("changed", changed)].flatMap {
      word,
      ids in
      ["rules \(word): \(ids.count)"] + ids.map { "  \($0)" }
    }
    let skipped = comparison.skipped == 0 ? "" : ", \(comparison.skipped) skipped"
    return rules
      + ["samples: \(comparison.files), \(comparison.bytes) bytes\(skipped)"]
      + Self.lines("newly removed", comparison.newlyRemoved)
      + Self.lines("newly kept", comparison.newlyKept)
      + ["removed under another label: \(comparison.relabelled)"]
  }

  /// The report for programs.
  var json: JSONValue {
    .object([
      (
        "rules",
        .object([
          ("added", .list(added.map(JSONValue.string))),
          ("retired", .list(retired.map(JSONValue.string))),
          ("changed", .list(changed.map(JSONValue.string))),
        ])
      ),
      (
        "samples",
        .object([
          ("files", .number(comparison.files)), ("bytes", .number(comparison.bytes)),
          ("skipped", .number(comparison.skipped)),
        ])
      ),
      ("newlyRemoved", Self.json(comparison.newlyRemoved)),
      ("newlyKept", Self.json(comparison.newlyKept)),
      ("relabelled", .number(comparison.relabelled)),
    ])
  }

  private static func lines(_ title: String, _ count: RemovalCount) -> [String] {
    let total = count.sorted.reduce(0) { $0 + $1.stretches }
    return ["\(title): \(total)"]
      + count.sorted.map { "  \($0.stretches) \($0.label), \($0.bytes) bytes" }
  }

  private static func json(_ count: RemovalCount) -> JSONValue {
    .list(
      count.sorted.map { item in
        .object([
          ("label", .string(item.label)), ("stretches", .number(item.stretches)),
          ("bytes", .number(item.bytes)),
        ])
      }
    )
  }
}
