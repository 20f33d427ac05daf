internal import CorpusOracle
internal import RuleModel

/// The report for a terminal and for a page.
extension GateReport {
  private static let columns = [
    "family", "cases", "leaks", "lost", "over-redactions", "changed bytes",
  ]

  var text: String {
    let rows = ([Self.columns] + rows).map { row in
      row.enumerated().map { index, cell in
        let width = index == 0 ? 14 : Self.columns[index].count + 2
        let blanks = String(repeating: " ", count: max(0, width - cell.count))
        return index == 0 ? cell + blanks : blanks + cell
      }.joined()
    }
    let lines = ratchet.new.map(\.described) + gone + rows + [summary]
    return lines.map { "\($0.shown(keeping: ["\n", "\t"]))\n" }.joined()
  }

  var markdown: String {
    let rule = Self.columns.indices.map { $0 == 0 ? "---" : "---:" }
    let rows = ([Self.columns, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
    let misses = ratchet.new.map { miss in
      "* `\(miss.item.id)` \(miss.fault.described) (\(miss.place))".shown
    }
    let gone = ratchet.gone.map {
      "* \($0.message): \($0.location.map { "\($0.file):\($0.line)" } ?? "")".shown
    }
    let list = misses + gone
    let parts = [rows, list, [summary]].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var rows: [[String]] {
    (families + [total]).map { score in
      let counts = [
        score.cases, score.leaks, score.lost, score.overRedactions, score.changedBytes,
      ]
      return [score.family] + counts.map { "\($0)" }
    }
  }

  /// The outcome in one line.
  private var summary: String {
    let counts =
      "\(ratchet.new.count) new, \(ratchet.recorded.count) recorded, \(ratchet.gone.count) gone"
    return "gate \(passes ? "passed" : "failed"): \(counts) (seed \(seed))"
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
    return "\(place): \(fault.described)\n    \(item.id) (\(item.policy)) \(fired)"
  }
}
