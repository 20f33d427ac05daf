internal import CorpusOracle
internal import RuleModel

/// The report for programs.
extension GateReport {
  var json: String {
    let new = new.map { Self.object(Self.members(of: $0)) }
    let recorded = recorded.map { entry in
      Self.object(Self.members(of: entry.miss) + [("reason", JSONString.quoted(entry.reason))])
    }
    let gone = ratchets.flatMap(\.gone).map { diagnostic in
      Self.object([
        ("message", JSONString.quoted(diagnostic.message)),
        ("place", JSONString.quoted(diagnostic.location.map { "\($0.file):\($0.line)" } ?? "")),
      ])
    }
    let skipped = skipped.map { skip in
      Self.object([
        ("tactic", JSONString.quoted(skip.tactic)), ("reason", JSONString.quoted(skip.reason)),
        ("cases", "\(skip.cases)"),
      ])
    }
    let report = Self.object([
      ("passes", "\(passes)"), ("seed", "\(seed)"),
      ("families", Self.list(families.map { Self.members(of: $0, called: "family") })),
      ("tactics", Self.list(tactics.map { Self.members(of: $0, called: "tactic") })),
      ("skipped", Self.list(skipped)), ("new", Self.list(new)),
      ("recorded", Self.list(recorded)), ("gone", Self.list(gone)),
    ])
    return report + "\n"
  }

  private static func members(of score: Score, called name: String) -> String {
    let numbers = zip(Score.columns, score.numbers).map { column, number in
      (String(column.map { $0 == " " || $0 == "-" ? "_" : $0 }), "\(number)")
    }
    return object([(name, JSONString.quoted(score.name))] + numbers)
  }

  /// A test suite for each family, a test for each case and for each tactic that fails in it;
  /// recorded misses are skipped tests.
  var junit: String {
    let reasons = Dictionary(recorded.map { ($0.miss.key, $0.reason) }) { first, _ in first }
    let suites = Dictionary(grouping: runs, by: \.plain.item.family).sorted { $0.key < $1.key }
      .map { family, runs in
        let shown = runs.flatMap { [$0.plain] + $0.transformed.filter { !$0.faults.isEmpty } }
        let new = shown.count { $0.misses.contains { reasons[$0.key] == nil } }
        let tests = shown.map { Self.test($0, reasons: reasons) }
        return "<testsuite name=\"\(Self.escaped(family))\" tests=\"\(shown.count)\" "
          + "failures=\"\(new)\">\n\(tests.joined())</testsuite>\n"
      }
    let gone = ratchets.flatMap(\.gone).map { diagnostic in
      let place = diagnostic.location.map { "\($0.file):\($0.line)" } ?? ""
      return "<testcase classname=\"baseline\" name=\"\(Self.escaped(place))\">"
        + "<failure message=\"\(Self.escaped(diagnostic.message))\"/></testcase>\n"
    }
    let baseline =
      "<testsuite name=\"baseline\" tests=\"\(gone.count)\" failures=\"\(gone.count)\">\n"
      + "\(gone.joined())</testsuite>\n"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n\(suites.joined())"
      + "\(baseline)</testsuites>\n"
  }

  private static func test(_ outcome: CaseOutcome, reasons: [Baseline.Key: String]) -> String {
    let item = outcome.item
    let results = outcome.misses.map { miss in
      let name = reasons[miss.key] == nil ? "failure" : "skipped"
      let message = reasons[miss.key] ?? miss.fault.described
      return "<\(name) message=\"\(escaped(message))\"/>"
    }
    let name = item.id + (outcome.tactic.map { " \($0)" } ?? "")
    return "<testcase classname=\"\(escaped(item.family))\" name=\"\(escaped(name))\" "
      + "file=\"\(escaped(item.location.file))\" line=\"\(item.location.line)\">"
      + "\(results.joined())</testcase>\n"
  }

  private static func members(of miss: Miss) -> [(String, String)] {
    [
      ("case", JSONString.quoted(miss.item.id)), ("place", JSONString.quoted(miss.place)),
      ("policy", JSONString.quoted(miss.item.policy)),
      ("tactic", miss.tactic.map(JSONString.quoted) ?? "null"),
      ("kind", JSONString.quoted(miss.fault.kind.rawValue)),
      ("bytes", "\(miss.fault.byteCount)"),
      ("rules", list(miss.rules.map(JSONString.quoted))),
    ]
  }

  private static func object(_ members: [(String, String)]) -> String {
    "{\(members.map { "\(JSONString.quoted($0)):\($1)" }.joined(separator: ","))}"
  }

  private static func list(_ items: [String]) -> String {
    "[\(items.joined(separator: ","))]"
  }

  /// The text in an attribute (XML 1.0, sections 2.2 and 2.4).
  private static func escaped(_ text: String) -> String {
    text.shown.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(character)
      }
    }.joined()
  }
}
