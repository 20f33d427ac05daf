internal import CorpusOracle
internal import RuleModel

/// The report for a terminal and for a page.
extension GateReport {
  var text: String {
    let tables = [("family", families)] + (hasTactics ? [("tactic", tactics)] : [])
    let cells = tables.flatMap { Self.rows($0.0, $0.1) }
    let widths = (0...Score.columns.count).map { column in
      cells.map { $0[column].count }.max().map { column == 0 ? max($0, 20) : $0 + 2 } ?? 0
    }
    let rows = cells.map { row in
      zip(row, widths).enumerated().map { index, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return index == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined()
    }
    let lines = new.map(\.described) + gone + rows + [summary]
    return lines.map { "\($0.shown(keeping: ["\n", "\t"]))\n" }.joined()
  }

  var markdown: String {
    let tables = [("family", families)] + (hasTactics ? [("tactic", tactics)] : [])
    let written = tables.map { name, scores in
      let rows = Self.rows(name, scores)
      let rule = ["---"] + Score.columns.map { _ in "---:" }
      return (rows.prefix(1) + [rule] + rows.dropFirst())
        .map { "| \($0.joined(separator: " | ")) |" }
    }
    let misses = new.map { miss in
      let way = miss.tactic.map { " (\($0))" } ?? ""
      return "* `\(miss.item.id)`\(way) \(miss.fault.described) (\(miss.place))".shown
    }
    let gone = ratchets.flatMap(\.gone).map {
      "* \($0.message): \($0.location.map { "\($0.file):\($0.line)" } ?? "")".shown
    }
    let parts = (written + [misses + gone, [summary]]).filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Whether more ran than the cases as they are written.
  private var hasTactics: Bool {
    runs.contains { !$0.transformed.isEmpty || !$0.skipped.isEmpty }
  }

  private static func rows(_ name: String, _ scores: [Score]) -> [[String]] {
    [[name] + Score.columns] + scores.map { [$0.name] + $0.numbers.map { "\($0)" } }
  }

  /// The outcome in one line.
  private var summary: String {
    let gone = ratchets.flatMap(\.gone).count
    let counts = "\(new.count) new, \(recorded.count) recorded, \(gone) gone"
    let texts = families.last?.texts ?? 0
    return "gate \(passes ? "passed" : "failed"): \(texts) texts, \(counts) (seed \(seed))"
  }
}

extension Miss {
  /// Where the case begins.
  var place: String {
    "\(item.location.file):\(item.location.line):\(item.location.column)"
  }

  /// The miss on two lines, as a compiler prints it.
  var described: String {
    let fired = rules.isEmpty ? "no rule fired" : "fired: \(rules.joined(separator: ", "))"
    let way = tactic.map { " --tactic \($0)" } ?? ""
    return "\(place): \(fault.described)\n    \(item.id)\(way) (\(item.policy)) \(fired)"
  }
}
